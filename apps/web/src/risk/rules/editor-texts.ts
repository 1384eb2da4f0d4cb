import type { Both } from '../../texts/language.js';

// Writing a rule: the form, its condition and what a condition may use.
const es = {
  newTitle: 'Escribir una regla',
  editTitle: (id: string) => `Cambiar ${id}`,
  editNote: (version: number) =>
    `La versión ${version} queda como está, y sigue rigiendo si rige. Lo que guarde es la versión siguiente, que se prueba y se aprueba otra vez.`,
  renewNote: 'La fecha final estaba cerca o pasada: se propone una nueva. Cámbiela si hace falta.',
  id: 'Nombre de la regla',
  idHint: 'Así la nombran las decisiones: minúsculas, cifras y guiones, como calzado-barato.',
  conditionHint:
    'En Common Expression Language, como declaration.items.exists(i, i.origin == "CN" && i.pricePerKg < 4). Se revisa mientras escribe.',
  checking: 'Revisando…',
  valid: 'La condición se puede evaluar.',
  at: (line: number, column: number) => `Línea ${line}, columna ${column}:`,
  goThere: 'Ir al error',
  notChecked: 'No se pudo revisar ahora; se revisa al guardar.',
  waivesHint: 'Para estatus como el de operador autorizado.',
  save: 'Guardar y probar con el registro',
  saving: 'Guardando…',
  kept: 'Lo escrito queda en este equipo.',
  discard: 'Descartar lo escrito',
  takenTitle: (id: string) => `Ya hay una regla ${id}`,
  takenText: 'Elija otro nombre para la suya, o cambie aquella. Nada de lo escrito se pierde.',
  taken: 'Ya hay una regla con este nombre.',
  openIt: 'Abrir aquella',
  conflictTitle: (by: string, version: number, status: string) =>
    `Mientras usted escribía, ${by} guardó la versión ${version} (${status.toLowerCase()}).`,
  conflictText:
    'Nada de lo suyo se perdió ni se envió. Lea aquella versión; después puede seguir con lo suyo, que sería la siguiente.',
  conflictRead: 'Leer aquella versión',
  conflictGo: 'Seguir con lo mío',
  yourself: 'usted',
  names: 'Nombres que se pueden usar',
  namesNote:
    'Pulse uno para ponerlo donde está el cursor. La condición ve la declaración y la oficina que la atiende, y nada más.',
  of: {
    Declaration: 'La declaración',
    Item: 'Un ítem (i, dentro de exists y las demás)',
    Party: 'Una parte: declarant, representative, importer, exporter',
    Money: 'Un valor: price, invoiceTotal…',
    Document: 'Un documento',
    PreviousDocument: 'Un documento previo',
    Authorisation: 'Una autorización',
    Transport: 'El transporte',
    Procedure: 'El régimen',
    Packaging: 'Un empaque',
    Tax: 'Un tributo',
  },
  type: { string: 'texto', double: 'número', bool: 'sí o no', 'map<string, double>': 'números por nombre' } as Record<
    string,
    string
  >,
  listOf: (type: string) => `lista: ${type}`,
  handlingOffice: 'oficina que la atiende',
  functions: 'Funciones, con un ejemplo',
  features: 'Lo que ven los modelos de un ítem',
  featuresNote:
    'rate- es la parte de sus mercancías controladas en que se halló algo; results-, el logaritmo de cuántos resultados hay más uno.',
  /** What the check of a condition says in English, by its code. `it` is what it names. */
  issues: {
    unknown_variable: (it) => `No hay una variable "${it}"; una condición tiene declaration y office.`,
    no_such_key: (it) => `Aquí no hay un miembro "${it}".`,
    no_such_overload: (it) => `Estos tipos no van juntos: ${it}.`,
    no_matching_overload: (it) => `Ninguna función acepta esto: ${it}.`,
    expected_token: () => 'El texto no sigue como debe: falta algo aquí, por ejemplo un paréntesis.',
    unexpected_token: () => 'Esto no puede estar aquí.',
    'not-bool': (it) => `Una condición es verdadera o falsa; esta da ${it}.`,
    'function-not-allowed': (it) => `Una condición no puede llamar a ${it}.`,
    'has-of-member': () => 'has(…) pregunta solo por un feature de un ítem; para un miembro escriba known(…).',
    'nested-too-deep': () => 'Demasiadas listas una dentro de otra: a lo más tres.',
    'adds-no-numbers': () => 'Solo se suman números, no textos ni listas.',
    'compares-composites': () =>
      'Se comparan textos, números y listas de ellos; pregunte a otras listas con exists(…) o size(), y por features con has(…).',
    'unknown-table': (it) => `No hay una tabla ${it}.`,
    'table-not-named': () => 'table(…) lleva el nombre de una tabla, escrito tal cual.',
    'table-keys': () => 'La tabla se consulta con otro número de claves.',
    'unknown-feature': (it) => `No hay un feature "${it}".`,
    'too-long': () => 'La condición tiene más de 4000 caracteres.',
    'not-understood': () => 'Esto no se entiende.',
  } as Record<string, (it: string) => string>,
};

const en: typeof es = {
  newTitle: 'Write a rule',
  editTitle: (id) => `Change ${id}`,
  editNote: (version) =>
    `Version ${version} stays as it is, and in force if it is. What you save is the next version, which is tried and approved again.`,
  renewNote: 'Its end was near or past: another is proposed. Change it where needed.',
  id: 'Name of the rule',
  idHint: 'Decisions call it so: lower-case letters, digits and hyphens, such as cheap-footwear.',
  conditionHint:
    'In Common Expression Language, such as declaration.items.exists(i, i.origin == "CN" && i.pricePerKg < 4). It is checked as you type.',
  checking: 'Checking…',
  valid: 'The condition can be evaluated.',
  at: (line, column) => `Line ${line}, column ${column}:`,
  goThere: 'Go to the error',
  notChecked: 'It could not be checked now; it is checked when you save.',
  waivesHint: 'For a status such as that of an authorised operator.',
  save: 'Save and try it on the record',
  saving: 'Saving…',
  kept: 'What is typed stays on this device.',
  discard: 'Discard what is typed',
  takenTitle: (id) => `There is a rule ${id} already`,
  takenText: 'Choose another name for yours, or change that one. Nothing typed is lost.',
  taken: 'There is a rule of this name already.',
  openIt: 'Open that one',
  conflictTitle: (by, version, status) => `While you wrote, ${by} saved version ${version} (${status.toLowerCase()}).`,
  conflictText:
    'Nothing of yours was lost or sent. Read that version; then you may go on with yours, which would be the next.',
  conflictRead: 'Read that version',
  conflictGo: 'Go on with mine',
  yourself: 'you',
  names: 'Names that may be used',
  namesNote:
    'Press one to put it where the cursor is. A condition sees the declaration and the office that handles it, and nothing else.',
  of: {
    Declaration: 'The declaration',
    Item: 'An item (i, within exists and the like)',
    Party: 'A party: declarant, representative, importer, exporter',
    Money: 'An amount: price, invoiceTotal…',
    Document: 'A document',
    PreviousDocument: 'A previous document',
    Authorisation: 'An authorisation',
    Transport: 'The transport',
    Procedure: 'The procedure',
    Packaging: 'A packaging',
    Tax: 'A tax',
  },
  type: { string: 'text', double: 'number', bool: 'yes or no', 'map<string, double>': 'numbers by name' },
  listOf: (type) => `list: ${type}`,
  handlingOffice: 'office that handles it',
  functions: 'Functions, each with an example',
  features: 'What models see of an item',
  featuresNote:
    'rate- is the share of its controlled goods in which something was found; results-, the logarithm of one more than how many results there are.',
  issues: {},
};

export const editorTexts: Both<typeof es> = { es, en };
