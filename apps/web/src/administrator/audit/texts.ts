import type { ReadKind, SIGNALS } from '#libs/domain';
import type { Both } from '../../texts/language.js';
import type { Trouble } from './verify.js';

type SignalName = (typeof SIGNALS)[number];
type Said = Record<SignalName, { name: string; what: string; caveat: string }>;

const signalsEs: Said = {
  reroutes: {
    name: 'Cambios de canal',
    what: 'Cambios de canal ordenados por quien supervisa, de las declaraciones aceptadas. Que un control pase la carga a otro no es uno.',
    caveat: 'Quien supervisa cambia más canales: compare cargos iguales.',
  },
  'lightening-reroutes': {
    name: 'Cambios a un canal más liviano',
    what: 'De los cambios de canal, los que aligeran el control.',
    caveat: 'Una oficina con más documentos corregidos aligera más.',
  },
  'releases-without-finding': {
    name: 'Levantes sin el hallazgo esperado',
    what: 'Controles en que no se halló nada de lo que se buscaba, de declaraciones con levante.',
    caveat: 'Las razones que aciertan poco dan pocos hallazgos a cualquiera.',
  },
  'fast-completions': {
    name: 'Terminadas demasiado rápido',
    what: 'Tareas terminadas en menos de la décima parte de lo usual de su tipo.',
    caveat: 'Quien prepara la respuesta antes de tomar la tarea termina en segundos.',
  },
  'self-selected-work': {
    name: 'Trabajo elegido por la persona',
    what: 'Tareas tomadas por elección y no como la siguiente.',
    caveat: 'Hay oficinas donde se acuerda elegir, por especialidad o turno.',
  },
};
const signalsEn: Said = {
  reroutes: {
    name: 'Re-routes',
    what: 'Re-routes ordered by a supervisor, of the declarations accepted. A control that passes goods on to another is none.',
    caveat: 'Who supervises re-routes more: compare equal posts.',
  },
  'lightening-reroutes': {
    name: 'Re-routes to a lighter lane',
    what: 'Of re-routes, those that make control lighter.',
    caveat: 'An office with more corrected documents lightens more.',
  },
  'releases-without-finding': {
    name: 'Releases without the expected finding',
    what: 'Controls that found none of what was looked for, of released declarations.',
    caveat: 'Reasons that seldom hit give few findings to anybody.',
  },
  'fast-completions': {
    name: 'Completed implausibly fast',
    what: 'Tasks completed within a tenth of the usual time of their kind.',
    caveat: 'Who prepares the answer before the claim completes in seconds.',
  },
  'self-selected-work': {
    name: 'Self-selected work',
    what: 'Tasks taken by choice rather than as the next.',
    caveat: 'Some offices agree to choose, by speciality or shift.',
  },
};

/** The last: of a declaration, the record is another than what was anchored. */
type Troubles = Record<Trouble | 'altered-since', string>;
const troublesEs: Troubles = {
  missing: 'Falta. Guarde copia de lo que hay y avise.',
  altered: 'Su huella no es la que dice: fue alterada. Guarde copia y avise.',
  'unknown-key':
    'Está firmada con una clave que no se dio. Compare los identificadores; si no es una clave publicada, avise.',
  signature: 'La firma no corresponde: fue alterada después de firmarse. Guarde copia y avise.',
  chain: 'No sigue a la anterior. Guarde copia y avise.',
  counts: 'Cuenta menos que la anterior. Guarde copia y avise.',
  leaves: 'El ancla firmada no lleva a esta declaración: la prueba no vale. Descárguela otra vez; si persiste, avise.',
  'no-key': 'No hay una clave pública que se pueda leer. Elija el archivo .pem.',
  'old-browser': 'Este navegador no puede comprobar firmas Ed25519. Actualícelo.',
  'altered-since': 'Lo registrado no es lo que se ancló: fue alterado después. Guarde copia de la prueba y avise.',
};
const troublesEn: Troubles = {
  missing: 'It is missing. Keep a copy of what there is, and tell.',
  altered: 'Its hash is not what it says: it was altered. Keep a copy, and tell.',
  'unknown-key': 'It is signed by a key that was not given. Compare the ids; if it is no published key, tell.',
  signature: 'The signature does not fit: it was altered after it was signed. Keep a copy, and tell.',
  chain: 'It does not follow the one before it. Keep a copy, and tell.',
  counts: 'It counts less than the one before it. Keep a copy, and tell.',
  leaves:
    'The signed checkpoint does not lead to this declaration: the proof is void. Download it again; if it stays, tell.',
  'no-key': 'There is no public key that can be read. Choose the .pem file.',
  'old-browser': 'This browser cannot check Ed25519 signatures. Update it.',
  'altered-since':
    'What is on record is not what was anchored: it was altered since. Keep a copy of the proof, and tell.',
};

const es = {
  title: 'Auditoría',
  what: 'Cada acto queda encadenado y anclado con firma. Quien no confía en la base de datos puede comprobarlo fuera.',
  search: 'Una declaración (MRN o id)',
  show: 'Ver',
  anchors: 'Anclas firmadas',
  reading: 'Leyendo…',
  noAnchors: 'Todavía no hay ninguna ancla. La primera se firma sola, cada tanto como tenga fijado el sistema.',
  onlyActs:
    'Un ancla con 0 declaraciones está entera: se firmó antes de la primera declaración y ancla lo que ya constaba, como oficinas, reglas y ajustes («otros actos»). La primera declaración entra en el ancla siguiente.',
  number: 'Ancla',
  at: 'Firmada',
  declarations: 'Declaraciones',
  events: 'Eventos',
  acts: 'Otros actos',
  key: 'Clave',
  hash: 'Huella',
  ofAnchors: (shown: string, all: string) => `Las últimas ${shown} de ${all}.`,
  checks: 'Comprobar aquí',
  checksWhat:
    'Este navegador comprueba, con la clave pública y sin preguntar a la base de datos, que cada ancla esté firmada, entera y siga a la anterior. Compare antes el identificador de la clave con el que publica la administración.',
  checkAll: (all: string) => (all === '1' ? 'Comprobar el ancla' : `Comprobar las ${all} anclas`),
  checking: 'Comprobando…',
  allHold: (all: string, declarations: string, events: string) =>
    `${all === '1' ? 'El ancla es' : `Las ${all} anclas son`} lo que se firmó, sin que falte ninguna: ${
      declarations === '0'
        ? 'todavía ninguna declaración, solo otros actos'
        : `${declarations} declaraciones y ${events} eventos`
    }.`,
  lastSigned: (number: string) => `La última es la ${number}, firmada`,
  byKey: 'con la clave',
  checkedAt: 'Comprobado',
  brokenAt: (number: string) => `Ancla ${number}.`,
  ownKey: 'Clave pública propia (.pem) · opcional',
  proofFile: 'Prueba de una declaración (.json)',
  noProof: 'El archivo no es una prueba. Elija el que se descarga en la página de auditoría de una declaración.',
  proofHolds: (seq: string, number: string) =>
    `La prueba vale: hasta el evento ${seq} es lo que ancló el ancla ${number}, firmada`,
  checkedHere: 'Lo comprobó este navegador, y lo registrado abajo es lo anclado.',
  troubles: troublesEs,
  outside: 'Cómo lo comprueba alguien de fuera',
  terminal: 'El registro entero, con una terminal',
  program:
    'Este navegador comprueba, arriba, las firmas de anclas y pruebas. Que todo lo que hay en la base de datos sea lo anclado lo comprueba el programa levante, que lee el registro completo. Es de código abierto: un auditor externo lo toma del repositorio del que la administración instaló el sistema, o pide a quien lo opera una copia del código fuente y la revisa. Necesita Node 20.19 o posterior; las órdenes se dan en la carpeta del programa, y la primera vez se instala y compila solo. Las de anclas y pruebas no necesitan nada más; la del registro entero se da donde está la base de datos, ante quien audita.',
  commands: {
    checkpoints: 'Las anclas, sin red ni base de datos:',
    record: 'El registro entero contra la copia, por quien opera el sistema:',
    proof: 'La prueba de una declaración:',
  },
  steps: {
    key: 'Tome la clave pública una vez y compare su identificador con el que publica la administración.',
    copy: 'Guarde una copia de las anclas donde la administración no pueda cambiarla.',
    proof:
      'La prueba de una sola declaración se descarga en su página. Se comprueba arriba, con la clave que usted guardó.',
  },
  takeKey: (id: string) => `Clave pública ${id}`,
  takeCopy: 'Copia de las anclas',
  keyUse: (first: string, last: string) => (first === last ? `firmó la ${first}` : `firmó de la ${first} a la ${last}`),
  keyUnused: 'aún no ha firmado',
  signals: 'Dónde mirar',
  signalsNote: 'Cada persona al lado de todas las demás. Una señal dice dónde mirar; no dice nada de nadie.',
  noPeople: 'Nadie con casos en los últimos 90 días.',
  person: 'Persona',
  own: 'Suyo',
  peers: 'De los demás',
  standsOut: 'Sobresale',
  yes: 'sí',
  no: 'no',
  rule: 'Sobresale quien tiene todo su intervalo del 95 % por encima del de los demás, con diez casos de cada lado.',
  signal: signalsEs,
  back: 'Auditoría',
  ofDeclaration: 'Auditoría de',
  times: 'Tiempos',
  chain: 'Cadena',
  intact: (length: string) => `La cadena de ${length} eventos está entera.`,
  broken: (seq: string) => `La cadena está rota desde el evento ${seq}. Guarde copia y avise.`,
  anchored: (seq: string, recorded: string, number: string) =>
    `Anclada hasta el evento ${seq} de ${recorded}, por el ancla ${number}.`,
  waiting: 'Espera su primera ancla, que se firma sola.',
  takeProof: 'Descargar la prueba',
  trail: 'Quién hizo qué',
  reads: 'Quién la leyó',
  readsNote:
    'Funcionarios y entidades; leer esto también queda anotado. Lo leído en una misma visita está en una línea, que se abre y muestra cada lectura.',
  often: (part: string, times: number) => `${part} (${times} veces)`,
  during: (time: string) => `durante ${time}`,
  noReads: 'Nadie la ha leído.',
  onePerson: 'Lo que leyó una persona',
  showPerson: 'Ver lo que leyó',
  ofPerson: 'Auditoría de',
  from: 'Desde',
  to: 'Hasta',
  noTime: 'La fecha final va antes que la inicial, o falta una. Corríjalas.',
  readsOfPerson: 'Qué leyó',
  readNothing: 'No leyó ninguna declaración en estas fechas.',
  declaration: 'Declaración',
  more: 'Más',
  as: 'Como',
  part: 'Qué leyó',
  when: 'Cuándo',
  request: 'Solicitud',
  act: 'Acto',
  read: {
    view: 'En qué va la declaración',
    content: 'Lo declarado',
    received: 'El archivo como llegó',
    document: 'Un documento adjunto',
    timeline: 'Su historia',
    live: 'La siguió mientras cambiaba',
    audit: 'Quién hizo qué',
    task: 'Una de sus tareas',
    assessment: 'La evaluación de riesgo',
    reads: 'Quién la leyó',
    proof: 'La prueba de su ancla',
  } satisfies Record<ReadKind, string>,
};

const en: typeof es = {
  title: 'Audit',
  what: 'Each act is chained, and anchored by a signature. Who does not trust the database can check it outside.',
  search: 'One declaration (MRN or id)',
  show: 'Show',
  anchors: 'Signed checkpoints',
  reading: 'Reading…',
  noAnchors: 'There is no checkpoint yet. The first is signed by itself, as often as the system is set to.',
  onlyActs:
    'A checkpoint of 0 declarations is whole: it was signed before the first declaration, and anchors what was on record by then, such as offices, rules and settings (“other acts”). The first declaration is in the checkpoint that follows it.',
  number: 'Checkpoint',
  at: 'Signed',
  declarations: 'Declarations',
  events: 'Events',
  acts: 'Other acts',
  key: 'Key',
  hash: 'Hash',
  ofAnchors: (shown, all) => `The last ${shown} of ${all}.`,
  checks: 'Check here',
  checksWhat:
    'This browser checks, by the public key and without asking the database, that each checkpoint is signed, whole, and follows the one before it. First compare the id of the key with what the administration publishes.',
  checkAll: (all) => (all === '1' ? 'Check the checkpoint' : `Check the ${all} checkpoints`),
  checking: 'Checking…',
  allHold: (all, declarations, events) =>
    `${all === '1' ? 'The checkpoint is' : `The ${all} checkpoints are`} what was signed, and none is missing: ${
      declarations === '0' ? 'no declaration yet, other acts only' : `${declarations} declarations and ${events} events`
    }.`,
  lastSigned: (number) => `The last is ${number}, signed`,
  byKey: 'by the key',
  checkedAt: 'Checked',
  brokenAt: (number) => `Checkpoint ${number}.`,
  ownKey: 'A public key of one’s own (.pem) · optional',
  proofFile: 'Proof of a declaration (.json)',
  noProof: 'The file is no proof. Choose the one that is downloaded on the audit page of a declaration.',
  proofHolds: (seq, number) => `The proof holds: up to event ${seq} it is what checkpoint ${number} anchored, signed`,
  checkedHere: 'This browser has checked it, and what is on record below is what was anchored.',
  troubles: troublesEn,
  outside: 'How an outsider checks it',
  terminal: 'The whole record, with a terminal',
  program:
    'This browser checks the signatures of checkpoints and proofs, above. That everything in the database is what was anchored is checked by the program levante, which reads the whole record. It is open source: an outside auditor gets it from the repository from which the administration installed the system, or asks whoever runs it for a copy of the source, and reads it. It needs Node 20.19 or later; the commands are given in the program’s folder, and the first one installs and builds it. Those of checkpoints and proofs need nothing else; that of the whole record is given where the database is, before the auditor’s eyes.',
  commands: {
    checkpoints: 'The checkpoints, without network or database:',
    record: 'The whole record against the copy, by whoever runs the system:',
    proof: 'The proof of one declaration:',
  },
  steps: {
    key: 'Take the public key once, and compare its id with what the administration publishes.',
    copy: 'Keep a copy of the checkpoints where the administration cannot change it.',
    proof: 'The proof of one declaration is downloaded on its page. It is checked above, by the key that you kept.',
  },
  takeKey: (id) => `Public key ${id}`,
  takeCopy: 'Copy of the checkpoints',
  keyUse: (first, last) => (first === last ? `signed ${first}` : `signed from ${first} to ${last}`),
  keyUnused: 'has not signed yet',
  signals: 'Where to look',
  signalsNote: 'Each person beside everybody else. A signal says where to look; it says nothing of anybody.',
  noPeople: 'Nobody with cases in the last 90 days.',
  person: 'Person',
  own: 'Own',
  peers: 'Others’',
  standsOut: 'Stands out',
  yes: 'yes',
  no: 'no',
  rule: 'Somebody stands out whose whole 95 % interval lies above that of the others, with ten cases on both sides.',
  signal: signalsEn,
  back: 'Audit',
  ofDeclaration: 'Audit of',
  times: 'Times',
  chain: 'Chain',
  intact: (length) => `The chain of ${length} events is whole.`,
  broken: (seq) => `The chain is broken from event ${seq} on. Keep a copy, and tell.`,
  anchored: (seq, recorded, number) => `Anchored up to event ${seq} of ${recorded}, by checkpoint ${number}.`,
  waiting: 'It waits for its first checkpoint, which is signed by itself.',
  takeProof: 'Download the proof',
  trail: 'Who did what',
  reads: 'Who read it',
  readsNote:
    'Of customs and agencies; reading this is noted as well. What was read in one visit stands in one line, which opens to show each read.',
  often: (part, times) => `${part} (${times} times)`,
  during: (time) => `for ${time}`,
  noReads: 'Nobody has read it.',
  onePerson: 'What one person read',
  showPerson: 'Show what they read',
  ofPerson: 'Audit of',
  from: 'From',
  to: 'To',
  noTime: 'The last day is before the first, or one is missing. Correct them.',
  readsOfPerson: 'What they read',
  readNothing: 'They read no declaration in these days.',
  declaration: 'Declaration',
  more: 'More',
  as: 'As',
  part: 'What was read',
  when: 'When',
  request: 'Request',
  act: 'Act',
  read: {
    view: 'How the declaration stands',
    content: 'What was declared',
    received: 'The file as it arrived',
    document: 'A document attached to it',
    timeline: 'Its history',
    live: 'Followed it as it changed',
    audit: 'Who did what',
    task: 'One of its tasks',
    assessment: 'The risk assessment',
    reads: 'Who read it',
    proof: 'The proof of its checkpoint',
  },
};

export const texts: Both<typeof es> = { es, en };
