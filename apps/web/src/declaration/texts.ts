import type { Both } from '../texts/language.js';

const es = {
  reading: 'Leyendo…',
  declaration: 'Declaración',
  documents: 'Documentos',
  noDocuments: 'La declaración no presenta documentos.',
  download: 'Descargar',
  history: 'Historia',
  goods: {
    item: 'Ítem',
    commodity: 'Subpartida',
    origin: 'Origen',
    mass: 'Peso bruto kg',
    price: 'Precio',
    description: 'Mercancía',
  },
  facts: {
    declarant: 'Declarante',
    representative: 'Representante',
    importer: 'Importador',
    exporter: 'Exportador',
    reference: 'Referencia local',
    type: 'Tipo',
    transport: 'Transporte',
    location: 'Ubicación',
    containers: 'Contenedores',
    invoice: 'Factura total',
    packages: 'Bultos',
    mass: 'Peso bruto',
    payment: 'Pago',
    version: 'Versión',
    office: 'Oficina',
    received: 'Recibida',
  },
};

const en: typeof es = {
  reading: 'Reading…',
  declaration: 'Declaration',
  documents: 'Documents',
  noDocuments: 'The declaration produces no documents.',
  download: 'Download',
  history: 'History',
  goods: {
    item: 'Item',
    commodity: 'Commodity',
    origin: 'Origin',
    mass: 'Gross mass kg',
    price: 'Price',
    description: 'Goods',
  },
  facts: {
    declarant: 'Declarant',
    representative: 'Representative',
    importer: 'Importer',
    exporter: 'Exporter',
    reference: 'Local reference',
    type: 'Type',
    transport: 'Transport',
    location: 'Location',
    containers: 'Containers',
    invoice: 'Invoice total',
    packages: 'Packages',
    mass: 'Gross mass',
    payment: 'Payment',
    version: 'Version',
    office: 'Office',
    received: 'Received',
  },
};

/** What a declaration is told by, on whoever’s pages. */
export const texts: Both<typeof es> = { es, en };
