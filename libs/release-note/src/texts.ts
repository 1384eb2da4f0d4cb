import type { ReportLanguage } from '#libs/domain';

const es = {
  title: 'Levante',
  subtitle: 'Las mercancías de esta declaración pueden salir.',
  mrn: 'MRN',
  reference: 'Referencia local',
  declarant: 'Declarante',
  importer: 'Importador',
  exporter: 'Exportador',
  office: 'Oficina',
  releasedAt: 'Levante otorgado',
  version: 'Versión de la declaración',
  items: 'Ítems',
  packages: 'Bultos',
  mass: 'Peso bruto',
  containers: 'Contenedores',
  more: (n: number) => `y ${n} más`,
  goods: 'Mercancías',
  moreItems: (n: number) => `y ${n} ítems más, en la declaración.`,
  check: 'Cómo se comprueba en la puerta',
  checkText:
    'El código está firmado por la aduana. Se lee con un lector o un teléfono y se comprueba sin red, con la llave pública de la instalación, en la página «Comprobar levante» o con «levante verify release-note». Un papel que dice otra cosa que el código no vale.',
  code: 'Código firmado del levante',
};

export const texts: Record<ReportLanguage, typeof es> = {
  es,
  en: {
    title: 'Release note',
    subtitle: 'The goods of this declaration may leave.',
    mrn: 'MRN',
    reference: 'Local reference',
    declarant: 'Declarant',
    importer: 'Importer',
    exporter: 'Exporter',
    office: 'Office',
    releasedAt: 'Released',
    version: 'Version of the declaration',
    items: 'Items',
    packages: 'Packages',
    mass: 'Gross mass',
    containers: 'Containers',
    more: (n) => `and ${n} more`,
    goods: 'Goods',
    moreItems: (n) => `and ${n} more items, in the declaration.`,
    check: 'How it is checked at the gate',
    checkText:
      'The code is signed by customs. Read it by a scanner or a telephone; it is checked with no network, by the public key of the installation, on the page “Check a release” or by “levante verify release-note”. A paper that says other than its code is not valid.',
    code: 'Signed code of the release',
  },
};
