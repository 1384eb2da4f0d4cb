import type { ExpectedRelease, HoldKind, Status } from '#libs/domain';
import type { Both } from '../texts/language.js';
import type { JustDone } from './declaration/just-done.js';

/** What became of the declarations of a file. */
interface Sums {
  taken: number;
  refused: number;
}

type OwnKind = Exclude<HoldKind, `agency:${string}`>;

const todo: Record<OwnKind, string> = {
  arrival: 'Informe la llegada de la mercancía. También pueden hacerlo el transportador o la aduana.',
  payment: 'Pague lo debido o constituya una garantía, y dé aquí su referencia.',
  documents: 'La aduana revisa los documentos. Usted no tiene que hacer nada, salvo que le pregunten.',
  information: 'Responda el requerimiento, con los documentos que se piden.',
  scan: 'La aduana escanea la mercancía: hágala llevar al escáner.',
  inspection: 'La aduana inspecciona la mercancía: preséntela en el lugar de inspección. Puede asistir.',
  review: 'Un supervisor de la aduana decide sobre lo que se encontró.',
  audit: 'La aduana audita la declaración; la mercancía no se retiene.',
};

const todoEn: Record<OwnKind, string> = {
  arrival: 'Report the arrival of the goods. The carrier or customs can, too.',
  payment: 'Pay what is due or lodge a guarantee, and give its reference here.',
  documents: 'Customs checks the documents. You need do nothing unless you are asked.',
  information: 'Answer the request, with the documents asked for.',
  scan: 'Customs scans the goods: have them brought to the scanner.',
  inspection: 'Customs inspects the goods: have them presented at the place of inspection. You may attend.',
  review: 'A supervisor of customs decides on what was found.',
  audit: 'Customs audits the declaration; the goods are not held.',
};

const es = {
  title: 'Declaraciones',
  declaration: 'Declaración',
  lodge: 'Presentar declaración',
  reading: 'Leyendo…',
  views: 'Estado',
  all: 'Todas',
  waitsForYou: 'Esperan por usted',
  find: 'MRN o referencia local, completos',
  search: 'Buscar',
  anyOffice: 'Todas las oficinas',
  declarant: 'Declarante',
  anyDeclarant: 'Todos los declarantes',
  columns: {
    mrn: 'MRN',
    reference: 'Referencia local',
    status: 'Estado',
    waits: 'Quién debe actuar',
    expected: 'Levante',
    office: 'Oficina',
    received: 'Recibida',
  },
  about: 'esperado',
  nothingHeld: [
    'Nada retenido',
    'Ninguna declaración espera a nadie. Presente una con un archivo o con el formulario.',
  ],
  nothingForYou: [
    'Nada espera por usted',
    'Aquí están las declaraciones en las que usted debe pagar o responder, primero la que vence antes. Las que esperan a otros están en «Retenida».',
  ],
  nothingElse: [
    'Ninguna declaración',
    'Aquí no hay ninguna en este estado. Presente una, o mire en los otros estados.',
  ],
  notFoundTitle: (text: string) => `No se encuentra «${text}»`,
  notFoundText: 'Escriba el MRN o su referencia local completos. Se buscan en todos los estados.',
  you: 'Usted',
  mustAct: 'debe actuar',
  youMustAct: 'debe actuar',
  until: 'vence',
  overdueSince: 'venció',
  suspended: 'plazo suspendido',
  standsStill: 'el plazo no corre mientras dure la interrupción',
  alsoOpen: 'También falta:',
  customsGoesOn: 'La aduana sigue con la declaración.',
  ended: {
    held: '',
    released: 'Levante otorgado. La mercancía puede salir.',
    cleared: 'Levante otorgado. La mercancía puede salir.',
    refused: 'Levante negado.',
    cancelled: 'La declaración está anulada; ya no ampara la mercancía.',
  } satisfies Record<Status, string>,
  left: 'Levante otorgado. La mercancía salió.',
  expected: 'Levante esperado',
  between: (percent: number) => `con ${percent} % de probabilidad entre`,
  and: 'y',
  noExpectation: {
    estimated: '',
    released: '',
    ended: '',
    outage:
      'Todavía no se puede estimar el levante: hay una interrupción y no se sabe cuándo termina. Los plazos están suspendidos entre tanto.',
    'too-few-alike': 'Todavía no se puede estimar el levante: hay muy pocas declaraciones parecidas.',
    'not-learnt-yet': 'Todavía no se puede estimar el levante: el sistema aún no tiene historia.',
  } satisfies Record<ExpectedRelease['why'], string>,
  whatToDo: (kind: HoldKind): string =>
    kind.startsWith('agency:')
      ? `${kind.slice('agency:'.length)} controla la mercancía y la permite o la niega.`
      : todo[kind as OwnKind],
  openTasks: 'Qué la retiene',
  duties: 'Tributos, según la declaración:',
  noDuties:
    'Esta declaración no dice el valor de los tributos, y el sistema no los liquida. Pague lo que diga su liquidación; si no la tiene, pregunte a la oficina antes de pagar. Aquí basta la referencia del pago o de la garantía.',
  dutiesLack: (n: number) =>
    n === 1
      ? 'Un tributo más viene sin valor y no está en la suma.'
      : `${n} tributos más vienen sin valor y no están en la suma.`,
  invoiceIs: 'Total de la factura, que no es lo que se paga:',
  documentsAsked: 'Documentos que se piden:',
  waitsForAnswer: 'Espera su respuesta al requerimiento; el plazo está suspendido.',
  sending: 'Registrando…',
  doIt: (kind: HoldKind): string =>
    ({ payment: 'Confirmar pago', information: 'Enviar respuesta', arrival: 'Informar llegada' })[kind as string] ??
    'Enviar',
  extend: 'Prorrogar el plazo',
  extendTitle: 'Prorrogar el plazo para responder',
  extendsTo: 'El plazo pasa al',
  extendWarn: 'Se prorroga de inmediato y una sola vez.',
  extended: 'El plazo quedó prorrogado: vence',
  done: (what: JustDone['done']): string =>
    ({
      lodged: 'La declaración quedó presentada.',
      amended: 'La corrección quedó registrada, y la declaración se evaluó de nuevo.',
      cancelled: 'La anulación quedó registrada.',
      payment: 'Se registró el pago o la garantía.',
      information: 'Su respuesta quedó registrada, y ya la tiene quien preguntó.',
      arrival: 'La llegada quedó registrada.',
    })[what as string] ?? 'Quedó registrado.',
  asItStands: 'Así está ahora:',
  reason: 'Motivo',
  reasonMissing: 'Diga por qué, en tres caracteres o más.',
  amend: 'Corregir',
  amendWarn: 'La declaración corregida se valida y se evalúa de nuevo; los controles abiertos empiezan otra vez.',
  overtaken:
    'La declaración se corrigió desde que usted empezó. Lo que escribió sigue aquí; páselo a la versión nueva.',
  theirChanges: 'Cambió:',
  bothChanged: 'Usted también cambió esto, y queda como usted lo escribió:',
  carryOver: 'Pasar lo mío a la versión nueva',
  cancel: 'Anular',
  cancelTitle: (mrn: string) => `Anular ${mrn}`,
  cancelWarn: 'La declaración deja de amparar la mercancía. No se puede deshacer.',
  releaseNote: 'Descargar levante (PDF)',
  warnings: 'Advertencias al presentar',
  byFile: 'Con un archivo',
  byFileText: 'Arrastre aquí archivos XML (WCO), JSON, NDJSON o CSV, o elíjalos. Se presentan tal como están.',
  chooseFile: 'Elegir archivos',
  filesTaken: (extensions: string) => `Se aceptan archivos que terminan en ${extensions}.`,
  youActFor: (parties: string) => `Usted actúa por: ${parties || 'nadie'}.`,
  sendingFile: (name: string) => `Presentando ${name}…`,
  became: ({ taken, refused }: Sums): string =>
    [
      taken > 0 && (taken === 1 ? '1 presentada' : `${taken} presentadas`),
      refused > 0 && (refused === 1 ? '1 sin presentar' : `${refused} sin presentar`),
    ]
      .filter(Boolean)
      .join(', '),
  unknownOfficeTaken:
    'Aquí ninguna oficina tiene este código: atiende la oficina por defecto. Si no es la debida, corrija la oficina en la declaración mientras esté retenida.',
  repeated: 'ya estaba presentada, igual',
  systemSaid: 'Lo que respondió el sistema, en inglés',
  openInForm: 'Corregir en el formulario',
  toCorrect: 'Lo que se rechazó',
  orAsFile: 'o corrija el archivo y preséntelo aquí abajo.',
  nothingReadable: 'Nada de esto se pudo leer como declaración. Corrija el archivo y preséntelo aquí.',
  notShown: (n: number) =>
    `${n} líneas más no se muestran. Corrija el archivo y preséntelo otra vez: lo ya presentado no se repite.`,
  byForm: 'Con el formulario',
  typedIsLost: 'Lo que está escrito en el formulario se borra. ¿Seguro?',
  beginAnew: 'Empezar de nuevo',
  keptHere: 'Lo escrito queda en este dispositivo hasta que se presente.',
  optional: 'opcional',
  items: 'Ítems',
  notAskedFor: 'Vino en el archivo, y el formulario no lo pide.',
  leaveOut: (name: string) => `Dejar fuera: ${name}`,
  addItem: 'Añadir ítem',
  removeItem: (n: number) => `Quitar ítem ${n}`,
  attach: 'Adjuntar archivos',
  itemDocuments: (n: number) => `Documentos del ítem · ${n}`,
  unknownCountry: 'No se conoce un país con este código. Escriba el nombre del país o sus dos letras.',
  unknownOffice: 'Aquí ninguna oficina tiene este código: atiende la oficina por defecto. Elija una, o déjelo así.',
  removeDocument: (n: number) => `Quitar documento ${n}`,
  sections: {
    declaration: 'Declaración',
    parties: 'Quiénes',
    transport: 'Transporte y envío',
    documents: 'Documentos',
  },
  hints: {
    localReference: 'El número de su expediente; uno por declaración',
    type: 'IMA: importación normal; IMD: anticipada',
    commodityCode: 'De 6 a 14 cifras',
    containers: 'Uno por línea',
    documents: 'Se suben al elegirlos y quedan bajo su SHA-256. N935 es factura, N705 conocimiento de embarque.',
  },
};

const en: typeof es = {
  title: 'Declarations',
  declaration: 'Declaration',
  lodge: 'Lodge a declaration',
  reading: 'Reading…',
  views: 'Status',
  all: 'All',
  waitsForYou: 'Wait for you',
  find: 'MRN or local reference, whole',
  search: 'Search',
  anyOffice: 'All offices',
  declarant: 'Declarant',
  anyDeclarant: 'All declarants',
  columns: {
    mrn: 'MRN',
    reference: 'Local reference',
    status: 'Status',
    waits: 'Who must act',
    expected: 'Release',
    office: 'Office',
    received: 'Received',
  },
  about: 'expected',
  nothingHeld: ['Nothing is held', 'No declaration waits for anybody. Lodge one by a file or by the form.'],
  nothingForYou: [
    'Nothing waits for you',
    'Here are the declarations for which you must pay or answer, the first due first. Those that wait for others are under “Held”.',
  ],
  nothingElse: ['No declarations', 'There is none with this status. Lodge one, or look at the other ones.'],
  notFoundTitle: (text) => `“${text}” is not found`,
  notFoundText: 'Type the whole MRN, or your whole local reference. Declarations of every status are searched.',
  you: 'You',
  mustAct: 'must act',
  youMustAct: 'must act',
  until: 'due',
  overdueSince: 'was due',
  suspended: 'its clock stands still',
  standsStill: 'its clock stands still while the outage lasts',
  alsoOpen: 'Also open:',
  customsGoesOn: 'Customs goes on with the declaration.',
  ended: {
    held: '',
    released: 'Released. The goods may leave.',
    cleared: 'Released. The goods may leave.',
    refused: 'Release is refused.',
    cancelled: 'The declaration is cancelled; it does not cover the goods any more.',
  },
  left: 'Released. The goods have left.',
  expected: 'Release is expected',
  between: (percent) => `with ${percent}% probability between`,
  and: 'and',
  noExpectation: {
    estimated: '',
    released: '',
    ended: '',
    outage:
      'Release cannot be estimated yet: there is an outage, and it is not known when it ends. Deadlines stand still meanwhile.',
    'too-few-alike': 'Release cannot be estimated yet: too few declarations were alike.',
    'not-learnt-yet': 'Release cannot be estimated yet: the system has no history so far.',
  },
  whatToDo: (kind) =>
    kind.startsWith('agency:')
      ? `${kind.slice('agency:'.length)} controls the goods and permits or refuses them.`
      : todoEn[kind as OwnKind],
  openTasks: 'What holds it',
  duties: 'Duties and taxes, as declared:',
  noDuties:
    'This declaration does not say how much duties and taxes come to, and the system does not assess them. Pay what your assessment says; if you have none, ask the office before you pay. Here the reference of the payment or guarantee is enough.',
  dutiesLack: (n) =>
    n === 1
      ? 'One more is declared without an amount and is not in the sum.'
      : `${n} more are declared without an amount and are not in the sum.`,
  invoiceIs: 'Invoice total, which is not what is paid:',
  documentsAsked: 'Documents asked for:',
  waitsForAnswer: 'Waits for your answer to the request; its clock stands still.',
  sending: 'Recording…',
  doIt: (kind) =>
    ({ payment: 'Confirm the payment', information: 'Send the answer', arrival: 'Report the arrival' })[
      kind as string
    ] ?? 'Send',
  extend: 'Extend the deadline',
  extendTitle: 'Extend the deadline to answer',
  extendsTo: 'The deadline moves to',
  extendWarn: 'It is extended at once, and once only.',
  extended: 'The deadline is extended: due',
  done: (what) =>
    ({
      lodged: 'The declaration is lodged.',
      amended: 'The amendment is on record, and the declaration was assessed again.',
      cancelled: 'The cancellation is on record.',
      payment: 'The payment or guarantee is on record.',
      information: 'Your answer is on record, and whoever asked has it now.',
      arrival: 'The arrival is on record.',
    })[what as string] ?? 'It is on record.',
  asItStands: 'This is how it stands now:',
  reason: 'Reason',
  reasonMissing: 'Say why, in three characters or more.',
  amend: 'Amend',
  amendWarn: 'The amended declaration is validated and assessed again; open controls begin anew.',
  overtaken:
    'The declaration was amended since you began. What you typed is still here; carry it over to the new version.',
  theirChanges: 'Changed:',
  bothChanged: 'You changed this as well, and it stays as you typed it:',
  carryOver: 'Carry mine over to the new version',
  cancel: 'Cancel the declaration',
  cancelTitle: (mrn) => `Cancel ${mrn}`,
  cancelWarn: 'The declaration does not cover the goods any more. This cannot be undone.',
  releaseNote: 'Download the release note (PDF)',
  warnings: 'Warnings when it was lodged',
  byFile: 'By file',
  byFileText: 'Drop XML (WCO), JSON, NDJSON or CSV files here, or choose them. They are lodged as they are.',
  chooseFile: 'Choose files',
  filesTaken: (extensions) => `Files that end in ${extensions} are taken.`,
  youActFor: (parties) => `You act for: ${parties || 'nobody'}.`,
  sendingFile: (name) => `Lodging ${name}…`,
  became: ({ taken, refused }) =>
    [taken > 0 && `${taken} lodged`, refused > 0 && `${refused} not lodged`].filter(Boolean).join(', '),
  unknownOfficeTaken:
    'No office here has this code: the default office handles the declaration. If that is not the right one, amend the office while the declaration is held.',
  repeated: 'lodged before, the same',
  systemSaid: 'What the system answered',
  openInForm: 'Correct it in the form',
  toCorrect: 'What was rejected',
  orAsFile: 'or correct the file and lodge it below.',
  nothingReadable: 'Nothing of this could be read as a declaration. Correct the file and lodge it here.',
  notShown: (n) =>
    `${n} more lines are not shown. Correct the file and lodge it again: what was taken is not repeated.`,
  byForm: 'By form',
  typedIsLost: 'What is typed in the form is deleted. Are you sure?',
  beginAnew: 'Begin anew',
  keptHere: 'What is typed stays on this device until it is lodged.',
  optional: 'optional',
  items: 'Items',
  notAskedFor: 'It came with the file, and the form does not ask for it.',
  leaveOut: (name) => `Leave out: ${name}`,
  addItem: 'Add an item',
  removeItem: (n) => `Remove item ${n}`,
  attach: 'Attach files',
  itemDocuments: (n) => `Documents of the item · ${n}`,
  unknownCountry: 'No country is known by this code. Write the name of the country, or its two letters.',
  unknownOffice: 'No office here has this code: the default office handles it. Choose one, or leave it.',
  removeDocument: (n) => `Remove document ${n}`,
  sections: {
    declaration: 'Declaration',
    parties: 'Parties',
    transport: 'Transport and consignment',
    documents: 'Documents',
  },
  hints: {
    localReference: 'The number of your file; one for each declaration',
    type: 'IMA: usual import; IMD: in advance',
    commodityCode: '6 to 14 digits',
    containers: 'One a line',
    documents: 'Uploaded as you choose them, and kept under their SHA-256. N935 is an invoice, N705 a bill of lading.',
  },
};

export const texts: Both<typeof es> = { es, en };
