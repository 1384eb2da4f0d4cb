import type { Finding, FindingCode, Money, ReasonResult, TaskResponse } from '#libs/domain';
import type { Both } from '../texts/language.js';

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type ValueOf<T, K> = T extends Record<K & PropertyKey, infer V> ? Extract<V, string> : never;
type Forms = TaskResponse['form'];

/** Everything that a form asks for. A part that a contract gains and nobody named here does not compile. */
export type FieldName = KeysOf<Forms> | KeysOf<Finding> | KeysOf<Money> | KeysOf<ReasonResult>;

type Choice =
  | ValueOf<Forms, 'outcome'>
  | ValueOf<Forms, 'decision'>
  | ValueOf<Forms, 'extent'>
  | ValueOf<Forms, 'method'>
  | ReasonResult['result']
  | FindingCode
  | 'orange'
  | 'red';

interface Texts {
  fields: Record<FieldName, string>;
  choices: Record<Choice, string>;
  optional: string;
  choose: string;
  add: Partial<Record<FieldName, string>>;
  remove: string;
  lines: string;
  leftOver: string;
  copy: string;
  copied: string;
  discard: string;
  correctThese: (n: number) => string;
  moreToCorrect: (n: number) => string;
  documentType: string;
  typeFirst: string;
  filesTaken: (extensions: string) => string;
  fileRefused: (names: string) => string;
  attaching: string;
  attached: (n: number) => string;
  /** What the contracts say in English, by what they say. What is not here is shown as it is. */
  errors: Record<string, string>;
}

export const texts: Both<Texts> = {
  es: {
    fields: {
      outcome: 'Resultado',
      raiseTo: 'Pasar a',
      findings: 'Hallazgos',
      reasonResults: 'Lo que se buscaba',
      note: 'Observaciones',
      image: 'Imagen',
      extent: 'Alcance',
      packagesOpened: 'Bultos abiertos',
      seals: 'Precintos',
      counted: 'Cantidades halladas',
      containers: 'Contenedores',
      photographs: 'Fotografías',
      signatures: 'Firmas',
      decision: 'Decisión',
      reason: 'Motivo',
      permit: 'Número del permiso',
      method: 'Forma',
      reference: 'Referencia',
      amount: 'Valor',
      answer: 'Respuesta',
      documents: 'Documentos',
      arrivedAt: 'Llegó el',
      place: 'Lugar',
      code: 'Hallazgo',
      item: 'Ítem (vacío: toda la declaración)',
      description: 'Descripción',
      quantity: 'Cantidad',
      dutyAtStake: 'Tributos en juego',
      evidence: 'Evidencias',
      currency: 'Moneda',
      rule: 'Motivo de selección',
      result: 'Resultado',
    },
    choices: {
      conforming: 'Conforme',
      nonconforming: 'No conforme',
      raise: 'Pasar a otro control',
      clear: 'Sin novedad',
      suspicious: 'Sospechosa',
      continue: 'Continuar',
      inspect: 'Inspeccionar',
      refuse: 'Negar',
      permit: 'Permitir',
      full: 'Total',
      partial: 'Parcial',
      payment: 'Pago',
      guarantee: 'Garantía',
      found: 'Se encontró',
      'not-found': 'No se encontró',
      'not-checked': 'No se pudo verificar',
      'description-mismatch': 'Descripción distinta',
      'classification-wrong': 'Clasificación errónea',
      'origin-wrong': 'Origen erróneo',
      undervaluation: 'Subvaloración',
      'quantity-excess': 'Exceso de cantidad',
      'quantity-short': 'Faltante',
      'undeclared-goods': 'Mercancía no declarada',
      'prohibited-goods': 'Mercancía prohibida',
      'document-missing': 'Falta un documento',
      'document-false': 'Documento falso',
      'permit-missing': 'Falta un permiso',
      'seal-broken': 'Precinto roto',
      'marking-wrong': 'Marcas erróneas',
      other: 'Otro',
      orange: 'Naranja: no intrusiva',
      red: 'Rojo: física',
    },
    optional: 'opcional',
    choose: 'Elija…',
    add: { findings: 'Añadir hallazgo' },
    remove: 'Quitar',
    lines: 'uno por línea',
    leftOver:
      'Lo que usted escribió no se envió y ya no hace falta. Sigue en este dispositivo dos semanas y se puede copiar.',
    copy: 'Copiar',
    copied: 'Copiado.',
    discard: 'Descartar',
    correctThese: (n) => (n === 1 ? 'Corrija esto:' : `Corrija estas ${n} cosas:`),
    moreToCorrect: (n) => `Y ${n} más, que aparecen al corregir estas.`,
    documentType: 'Tipo, como N935',
    typeFirst: 'Elija primero el tipo del documento, cuatro letras o cifras; después, el archivo.',
    filesTaken: (extensions) => `Archivos ${extensions}.`,
    fileRefused: (names) =>
      `No se adjuntó nada: ${names} no es de un tipo que la aduana pueda abrir. Adjunte, por ejemplo, un PDF.`,
    attaching: 'Subiendo…',
    attached: (n) => (n === 1 ? '1 adjunto' : `${n} adjuntos`),
    errors: {
      'a nonconforming outcome names at least one finding': 'Un resultado no conforme nombra al menos un hallazgo.',
      'where a reason is found, name the finding, or choose an outcome that does not let the goods go':
        'Si se encontró lo que se buscaba, nombre el hallazgo o elija un resultado que no libere la mercancía.',
      'raiseTo goes with outcome raise, and only with it': 'Diga a qué control pasa.',
      'where a reason is found, the outcome is suspicious: an inspection follows':
        'Si se encontró lo que se buscaba, el resultado es sospechoso: sigue una inspección.',
      'raising to another control says why: whoever does it reads this':
        'Diga por qué pasa a otro control: lo lee quien lo hace.',
      'the declaration has no such item: name one that it has, or none':
        'La declaración no tiene ese ítem. Escriba uno que tenga, o deje vacío para toda la declaración.',
      'a refusal says why': 'Al negar, diga por qué.',
      'say why in at least three characters': 'Diga por qué, en tres caracteres o más.',
      'must not be in the future': 'No puede ser en el futuro.',
      'must be an ISO 4217 currency code': 'Tres letras mayúsculas, como COP o USD.',
      'is required': 'Falta: escríbalo aquí.',
      'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point':
        'Un número sin signo ni letras, como 1200,5.',
      'answer each reason': 'Responda cada motivo de la selección.',
      'choose one': 'Elija una opción.',
    },
  },
  en: {
    fields: {
      outcome: 'Outcome',
      raiseTo: 'Raise to',
      findings: 'Findings',
      reasonResults: 'What was looked for',
      note: 'Remarks',
      image: 'Image',
      extent: 'Extent',
      packagesOpened: 'Packages opened',
      seals: 'Seals',
      counted: 'Counted quantities',
      containers: 'Containers',
      photographs: 'Photographs',
      signatures: 'Signatures',
      decision: 'Decision',
      reason: 'Reason',
      permit: 'Permit number',
      method: 'Method',
      reference: 'Reference',
      amount: 'Amount',
      answer: 'Answer',
      documents: 'Documents',
      arrivedAt: 'Arrived at',
      place: 'Place',
      code: 'Finding',
      item: 'Item (empty: the whole declaration)',
      description: 'Description',
      quantity: 'Quantity',
      dutyAtStake: 'Duty at stake',
      evidence: 'Evidence',
      currency: 'Currency',
      rule: 'Reason of selection',
      result: 'Result',
    },
    choices: {
      conforming: 'Conforming',
      nonconforming: 'Nonconforming',
      raise: 'Raise to another control',
      clear: 'Clear',
      suspicious: 'Suspicious',
      continue: 'Continue',
      inspect: 'Inspect',
      refuse: 'Refuse',
      permit: 'Permit',
      full: 'Full',
      partial: 'Partial',
      payment: 'Payment',
      guarantee: 'Guarantee',
      found: 'Found',
      'not-found': 'Not found',
      'not-checked': 'Could not be checked',
      'description-mismatch': 'Description does not match',
      'classification-wrong': 'Wrong classification',
      'origin-wrong': 'Wrong origin',
      undervaluation: 'Undervaluation',
      'quantity-excess': 'Excess quantity',
      'quantity-short': 'Short quantity',
      'undeclared-goods': 'Undeclared goods',
      'prohibited-goods': 'Prohibited goods',
      'document-missing': 'Document missing',
      'document-false': 'False document',
      'permit-missing': 'Permit missing',
      'seal-broken': 'Seal broken',
      'marking-wrong': 'Wrong marking',
      other: 'Other',
      orange: 'Orange: scan',
      red: 'Red: inspection',
    },
    optional: 'optional',
    choose: 'Choose…',
    add: { findings: 'Add a finding' },
    remove: 'Remove',
    lines: 'one a line',
    leftOver:
      'What you typed was not sent and is needed no more. It stays on this device for two weeks and can be copied.',
    copy: 'Copy',
    copied: 'Copied.',
    discard: 'Discard',
    correctThese: (n) => (n === 1 ? 'Correct this:' : `Correct these ${n} things:`),
    moreToCorrect: (n) => `And ${n} more, which come as these are corrected.`,
    documentType: 'Type, such as N935',
    typeFirst: 'Choose the type of the document first, four letters or digits; then its file.',
    filesTaken: (extensions) => `Files ${extensions}.`,
    fileRefused: (names) =>
      `Nothing was attached: ${names} is not of a type that customs can open. Attach a PDF, for example.`,
    attaching: 'Uploading…',
    attached: (n) => `${n} attached`,
    errors: {
      'is required': 'This is missing: write it here.',
      'must not be in the future': 'It cannot be in the future.',
      'must be an ISO 4217 currency code': 'Three capital letters, such as COP or USD.',
      'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point':
        'A number without a sign or letters, such as 1200.5.',
      'raising to another control says why: whoever does it reads this':
        'Say why it is raised to another control: whoever does it reads this.',
      'the declaration has no such item: name one that it has, or none':
        'The declaration has no such item. Name one that it has, or none for the whole declaration.',
      'raiseTo goes with outcome raise, and only with it': 'Say to which control it is raised.',
      'answer each reason': 'Answer each reason of the selection.',
      'choose one': 'Choose one.',
    },
  },
};
