import type { Reason, ReportLanguage } from '#libs/domain';
import { featureInSpanish } from './features-in-spanish.js';
import { RULES_IN_SPANISH } from './rules-in-spanish.js';

type Told = Pick<Reason, 'purpose' | 'expectedFinding' | 'instruction'>;
type Translated = Told & Pick<Reason, 'translations'>;

/**
 * What a reason or a rule tells, in the reader's language: as its author translated it; else, where it is a sentence that came with
 * the system, in the Spanish of the system, since what is on record stays as it is; else as it was written.
 */
export function reasonTold(
  { purpose, expectedFinding, instruction, translations }: Translated,
  language: ReportLanguage,
): Told {
  const said = language === 'es' ? inSpanish : (text: string) => text;
  const own = translations?.[language];
  return {
    purpose: own?.purpose ?? said(purpose),
    expectedFinding: own?.expectedFinding ?? said(expectedFinding),
    instruction: own?.instruction ?? said(instruction),
  };
}

const NO_SUSPICION: Record<ReportLanguage, string> = {
  en: 'Anything other than declared (chosen without a suspicion in particular)',
  es: 'Algo distinto de lo declarado (se escogió sin una sospecha en particular)',
};

/** What a control is to say was found or not, for a reason. A reason that expects nothing in particular asks for whatever there is. */
export function lookedFor(reason: Translated, language: ReportLanguage): string {
  return reason.expectedFinding.startsWith('None in particular')
    ? NO_SUSPICION[language]
    : reasonTold(reason, language).expectedFinding;
}

function inSpanish(text: string): string {
  const known = RULES_IN_SPANISH[text] ?? SELECTION_IN_SPANISH[text] ?? expected(text);
  if (known !== undefined) return known;
  for (const [pattern, say] of WITH_PARTS) {
    const [, part] = pattern.exec(text) ?? [];
    if (part !== undefined) return say(part);
  }
  return text;
}

/** What selection itself and failures tell. */
const SELECTION_IN_SPANISH: Readonly<Record<string, string>> = {
  'Compliance: a random sample of all declarations is inspected, to measure what targeting misses':
    'Cumplimiento: se inspecciona una muestra al azar de todas las declaraciones, para medir lo que la selección no ve',
  'None in particular: what is found tells how often declarations are wrong':
    'Ninguno en particular: lo que se halle dice cuántas declaraciones tienen errores',
  'Inspect as completely as if there were a suspicion, and report what you find':
    'Inspeccione tan a fondo como si hubiera una sospecha, e informe lo que halle',
  'Learning: nobody has looked at such goods from there yet':
    'Aprendizaje: nadie ha revisado aún mercancía así de ese lugar',
  'None in particular: the result tells what such goods are like':
    'Ninguno en particular: el resultado dice cómo es esa mercancía',
  'Compare description, classification, origin, quantity and value with the goods, and report what you find':
    'Compare descripción, clasificación, origen, cantidad y valor con la mercancía, e informe lo que halle',
  'Undervaluation, wrong classification or origin, or another quantity than declared':
    'Subvaloración, clasificación u origen errados, u otra cantidad que la declarada',
  'Examine that item first: compare kind, origin, quantity and price with the papers':
    'Examine primero ese ítem: compare clase, origen, cantidad y precio con los documentos',
  'Prohibited or undeclared goods, or false documents': 'Mercancía prohibida o sin declarar, o documentos falsos',
  'Open packages chosen by you, as many as it takes to know what is in them; verify papers at their issuer':
    'Abra bultos que escoja usted, tantos como haga falta para saber qué contienen; verifique los documentos con quien los expidió',
  'What the withdrawn declaration was chosen for': 'Aquello por lo que se escogió la declaración anulada',
  'Read the reasons of the withdrawn declaration, and inspect the goods as they ask':
    'Lea las razones de la declaración anulada, e inspeccione la mercancía como ellas piden',
  'The model for findings could not score this declaration':
    'El modelo de hallazgos no pudo calificar esta declaración',
  'The model for critical findings could not score this declaration':
    'El modelo de hallazgos críticos no pudo calificar esta declaración',
  'None in particular: nobody knows what the model would have said':
    'Ninguno en particular: nadie sabe qué habría dicho el modelo',
  'Check by judgement, and report the failure to the risk analysts':
    'Revise a su criterio, e informe la falla a los analistas de riesgo',
  'Models are in force, and the office has no thresholds by which their scores select':
    'Hay modelos en vigor, y la oficina no tiene umbrales con los que sus puntajes seleccionen',
  'None in particular: nobody knows whether the score would have selected the declaration':
    'Ninguno en particular: nadie sabe si el puntaje habría seleccionado la declaración',
  'Check by judgement, and report to the risk analysts that thresholds are missing':
    'Revise a su criterio, e informe a los analistas de riesgo que faltan umbrales',
  'What they look for': 'Lo que ellas buscan',
  'Look into the other reasons first: they are stricter or heavier than any of these':
    'Mire primero las otras razones: son más estrictas o pesan más que cualquiera de estas',
  'Check by hand what the rule looks for, and report the failure to the risk analysts':
    'Revise usted lo que la regla busca, e informe la falla a los analistas de riesgo',
  'Whether a watchlist names the parties, goods or route':
    'Si una lista de vigilancia nombra a las partes, la mercancía o la ruta',
  'What it names': 'Lo que nombra',
  'What is kept of this rule cannot be read': 'Lo que se guarda de esta regla no se puede leer',
  'Not known': 'No se sabe',
  'Report it to the risk analysts': 'Infórmelo a los analistas de riesgo',
  'Not all that the risk unit has put in force could be read when the declaration was assessed':
    'Al evaluar la declaración no se pudo leer todo lo que la unidad de riesgo tiene en vigor',
  'None in particular': 'Ninguno en particular',
  'Check the documents by judgement, and report the failure to the risk analysts':
    'Revise los documentos a su criterio, e informe la falla a los analistas de riesgo',
  'The declared office is none of this administration: the default office handles the declaration':
    'La oficina declarada no es de esta administración: la oficina por defecto atiende la declaración',
  // As it was recorded before.
  'The declared office is none of this administration: the national desk handles the declaration':
    'La oficina declarada no es de esta administración: la oficina por defecto atiende la declaración',
  'A wrong office, by mistake or to be controlled elsewhere than where the goods are':
    'Una oficina errada, por equivocación o para que el control sea en otro lugar que donde está la mercancía',
  'Find out where the goods are, have the office corrected, and send them there for control where it is due':
    'Averigüe dónde está la mercancía, haga corregir la oficina, y envíela allí a control donde corresponda',
};

const WITH_PARTS: readonly [RegExp, (part: string) => string][] = [
  [
    /^The rule could not be evaluated\. Its purpose: (.+)$/s,
    (purpose) => `La regla no se pudo evaluar. Su propósito: ${inSpanish(purpose)}`,
  ],
  [
    /^The same goods were declared before by (\S+), which was withdrawn before the inspection that it was chosen for$/,
    (mrn) => `La misma mercancía se declaró antes con ${mrn}, anulada antes de la inspección para la que se escogió`,
  ],
  [
    /^(\d+) more rules and entries of watchlists apply; the assessment lists them$/,
    (count) => `Aplican ${count} reglas y entradas de listas de vigilancia más; la evaluación las enumera`,
  ],
];

/** What a model expects, how often, of which goods item, and what raised that most. */
function expected(text: string): string | undefined {
  const [, critical, often = '', item, raised] =
    /^The model, made of results of earlier controls, expects a (critical )?finding in (.+?) of goods like item (\d+)(?:\. What raised that most: (.+))?$/.exec(
      text,
    ) ?? [];
  if (item === undefined) return undefined;
  const what = `El modelo, hecho de resultados de controles anteriores, espera un hallazgo${critical ? ' crítico' : ''}`;
  const why = raised?.split('; ').map((told) => featureInSpanish(told) ?? told);
  return `${what} en ${frequency(often)} mercancías como la del ítem ${item}${
    why ? `. Lo que más lo eleva: ${why.join('; ')}` : ''
  }`;
}

function frequency(often: string): string {
  if (often === 'nearly all') return 'casi todas las';
  return often
    .replace('fewer than', 'menos de')
    .replace('about', 'cerca de')
    .replace(/(\d+) in (\d+)/, '$1 de cada $2');
}
