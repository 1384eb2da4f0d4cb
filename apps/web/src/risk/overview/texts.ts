import type { TrainingView } from '#libs/domain';
import type { Both } from '../../texts/language.js';
import type { Ground, Group } from './filter.js';
import type { Verdict } from './verdict.js';

const verdictEs: Record<Verdict, string> = {
  nothing: 'Lo elegido así no tiene resultados en este período.',
  'no-control': 'Nada elegido al azar ha dado resultado: no se sabe qué encontraría el azar. Suba la parte aleatoria.',
  better: 'Encuentra más que el azar.',
  worse: 'Encuentra menos que el azar: revise modelos y reglas.',
  unsure: 'Aún no se distingue del azar: los intervalos se tocan. Más resultados del azar lo dirán.',
};
const verdictEn: typeof verdictEs = {
  nothing: 'What was selected so has no results in this period.',
  'no-control': 'Nothing drawn at random has a result: nobody knows what chance would find. Raise the random share.',
  better: 'It finds more than chance does.',
  worse: 'It finds less than chance does: look into models and rules.',
  unsure: 'It cannot be told from chance yet: the intervals meet. More random results will tell.',
};

const groundsEs: Record<Ground, string> = {
  all: 'Todos los controles',
  inspection: 'Inspección por prioridad',
  scan: 'Escáner por prioridad',
  documents: 'Documentos por prioridad',
  exploration: 'Para aprender',
  none: 'Solo por reglas',
};
const groundsEn: typeof groundsEs = {
  all: 'All controls',
  inspection: 'Inspection by priority',
  scan: 'Scan by priority',
  documents: 'Documents by priority',
  exploration: 'To learn',
  none: 'By rules alone',
};

const groupsEs: Record<Group, string> = {
  selectedBy: 'Motivo de selección',
  rule: 'Regla',
  model: 'Modelo que la calificó',
  lane: 'Canal',
  office: 'Oficina',
};
const groupsEn: typeof groupsEs = {
  selectedBy: 'Ground of selection',
  rule: 'Rule',
  model: 'Model that scored it',
  lane: 'Lane',
  office: 'Office',
};

const outcomesEs: Record<TrainingView['outcome'], string> = {
  challenger: 'propone un aspirante',
  'not-better': 'no es mejor',
  'too-few-results': 'faltan resultados',
  failed: 'falló',
};
const outcomesEn: typeof outcomesEs = {
  challenger: 'proposes a challenger',
  'not-better': 'is not better',
  'too-few-results': 'too few results',
  failed: 'failed',
};

const es = {
  title: 'Precisión de la selección',
  reading: 'Leyendo las cifras…',
  waiting: (count: string) => `Propuesto por otros y sin aprobar (${count})`,
  waits: { rule: 'Regla', watchlist: 'Entrada de lista', model: 'Promoción del modelo' },
  version: (version: number) => `versión ${version}`,
  filters: 'De qué son las cifras',
  office: 'Oficina',
  anyOffice: 'Todas las oficinas',
  span: 'Período',
  spans: { '28': 'Últimas 4 semanas', '90': 'Últimos 90 días', '365': 'Último año' } as Record<string, string>,
  step: 'Por',
  steps: { day: 'día', week: 'semana', month: 'mes' } as Record<string, string>,
  ground: 'Precisión de',
  grounds: groundsEs,
  utc: 'Días, semanas y meses son de UTC, para todas las oficinas iguales.',
  emptyTitle: 'Aún no se ha evaluado ninguna declaración aquí',
  emptyText:
    'Las cifras aparecen con la primera declaración presentada, y la precisión con el primer control terminado. Amplíe el período o quite la oficina.',
  decided: (declarations: string, inspections: string, share: string) =>
    `${declarations} declaraciones evaluadas; ${inspections} inspeccionadas (${share}).`,
  precision: (ground: string, results: string, found: string) =>
    `${ground}: con hallazgo el ${found}; resultados: ${results}.`,
  random: (results: string, found: string) => `Al azar: el ${found}; resultados: ${results}.`,
  randomNone: 'Al azar no hay resultados.',
  randomOnce: (found: string, results: string) =>
    `Para comparar, las elegidas al azar en el mismo período: con hallazgo el ${found}; resultados: ${results}. Es un solo grupo, el mismo para todas las filas.`,
  verdicts: verdictEs,
  wrong: (least: string, most: string, declarations: string, found: string) =>
    `Si todas son como las elegidas al azar, tenían algo mal entre ${least} y ${most} de ${declarations}; todos los controles hallaron ${found}.`,
  critical: (found: string) => `Hallazgos críticos, de todos los resultados: ${found}.`,
  away: (drawn: string, cancelled: string, rerouted: string) =>
    `De ${drawn} elegidas al azar se anularon ${cancelled} y se cambiaron de canal ${rerouted} sin inspección. Si son muchas, el grupo ya no es muestra.`,
  interval: 'Entre paréntesis y como rayas: el intervalo del 95 %.',
  trend: 'Precisión en el tiempo',
  trendSays: (first: string, last: string) => `La precisión pasó de ${first} a ${last}.`,
  trendOne: 'Una línea necesita al menos dos períodos con resultados.',
  trendNone: 'Lo elegido así no tiene resultados en este período.',
  atRandom: 'Al azar',
  period: 'Período',
  declarations: 'Evaluadas',
  inspections: 'Inspeccionadas',
  results: 'Resultados',
  share: 'Con hallazgo',
  randomShare: 'Al azar, entonces',
  criticalShare: 'Críticos',
  stake: 'Tributos en juego',
  coded: 'Respuestas: sí / no / no verificado',
  byGround: 'Precisión por motivo',
  selected: 'Qué la seleccionó',
  selectedSays: 'La precisión de cada grupo, junto al azar de las mismas fechas.',
  by: 'Por',
  groups: groupsEs,
  nobody: 'nada de eso',
  noGroups: 'Nada en este período.',
  counted: 'Una declaración cuenta en cada grupo al que pertenece. Qué regla la señaló se ve por «Regla».',
  countedByRule:
    '«Con hallazgo» es la precisión: declaraciones a las que la regla se aplicó y en que se halló algo, por lo que fuera. «Respuestas» es lo que contestaron los funcionarios a la pregunta de la regla misma; pueden decir no donde se halló otra cosa.',
  faults: 'Lo que hay que arreglar',
  noFaults: 'Nada ha fallado en los últimos 28 días.',
  faultCount: (declarations: string) => `Declaraciones: ${declarations}`,
  last: 'la última',
  example: 'Ver una',
  watch: 'Modelos en vigor',
  noWatch:
    'Todavía no hay nada que decir de los modelos. Cada noche se mira si lo que ven ha cambiado y si lo que prometen se cumple.',
  model: 'Modelo',
  status: { champion: 'decide', challenger: 'aspirante' },
  target: { fraud: 'Hallazgo', critical: 'Hallazgo crítico' },
  shifted: 'Cambio de lo que ve',
  promised: 'Prometió',
  foundThere: 'Se halló al azar',
  alarms: 'Alarmas',
  noAlarms: 'ninguna',
  looked: 'Mirado',
  trainings: 'Últimos entrenamientos',
  noTrainings: 'Nadie ha entrenado un modelo. Se entrena con resultados de controles, en «Modelos».',
  outcomes: outcomesEs,
};

const en: typeof es = {
  title: 'Precision of targeting',
  reading: 'Reading the figures…',
  waiting: (count) => `Proposed by others, not approved yet (${count})`,
  waits: { rule: 'Rule', watchlist: 'Entry of a watchlist', model: 'Promotion of the model' },
  version: (version) => `version ${version}`,
  filters: 'What the figures are of',
  office: 'Office',
  anyOffice: 'All offices',
  span: 'Period',
  spans: { '28': 'Last 4 weeks', '90': 'Last 90 days', '365': 'Last year' },
  step: 'By',
  steps: { day: 'day', week: 'week', month: 'month' },
  ground: 'Precision of',
  grounds: groundsEn,
  utc: 'Days, weeks and months are of UTC, the same for all offices.',
  emptyTitle: 'No declaration has been assessed here yet',
  emptyText:
    'Figures appear with the first declaration lodged, and precision with the first control that ends. Choose a longer period, or all offices.',
  decided: (declarations, inspections, share) =>
    `${declarations} declarations assessed; ${inspections} inspected (${share}).`,
  precision: (ground, results, found) => `${ground}: ${found} had a finding; results: ${results}.`,
  random: (results, found) => `At random: ${found}; results: ${results}.`,
  randomNone: 'At random there are no results.',
  randomOnce: (found, results) =>
    `To compare with, those drawn at random in the same period: ${found} had a finding; results: ${results}. They are one group, the same for every row.`,
  verdicts: verdictEn,
  wrong: (least, most, declarations, found) =>
    `If all are as those drawn at random, between ${least} and ${most} of ${declarations} were wrong; all controls together found ${found}.`,
  critical: (found) => `Critical findings, of all results: ${found}.`,
  away: (drawn, cancelled, rerouted) =>
    `Of ${drawn} drawn at random ${cancelled} were cancelled and ${rerouted} sent to another lane without an inspection. Where these are many, the group is no sample.`,
  interval: 'In brackets and as strokes: the 95 % interval.',
  trend: 'Precision over time',
  trendSays: (first, last) => `Precision went from ${first} to ${last}.`,
  trendOne: 'A line needs at least two periods with results.',
  trendNone: 'What was selected so has no results in this period.',
  atRandom: 'At random',
  period: 'Period',
  declarations: 'Assessed',
  inspections: 'Inspected',
  results: 'Results',
  share: 'With a finding',
  randomShare: 'At random, then',
  criticalShare: 'Critical',
  stake: 'Duty at stake',
  coded: 'Answers: yes / no / not checked',
  byGround: 'Precision by ground',
  selected: 'What selected',
  selectedSays: 'The precision of each group, beside chance of the same dates.',
  by: 'By',
  groups: groupsEn,
  nobody: 'none of these',
  noGroups: 'Nothing in this period.',
  counted: 'A declaration counts in each group that it belongs to. Which rule pointed to it is seen by “Rule”.',
  countedByRule:
    '“With a finding” is precision: declarations to which the rule applied and in which something was found, whatever led to it. “Answers” is what officers answered to the rule’s own question; it may be no where something else was found.',
  faults: 'What must be mended',
  noFaults: 'Nothing has failed in the last 28 days.',
  faultCount: (declarations) => `Declarations: ${declarations}`,
  last: 'the last',
  example: 'See one',
  watch: 'Models in force',
  noWatch:
    'There is nothing to say of models yet. Every night it is looked whether what they see has shifted, and whether their promises hold.',
  model: 'Model',
  status: { champion: 'decides', challenger: 'challenger' },
  target: { fraud: 'Finding', critical: 'Critical finding' },
  shifted: 'Shift of what it sees',
  promised: 'Promised',
  foundThere: 'Found at random',
  alarms: 'Alarms',
  noAlarms: 'none',
  looked: 'Looked at',
  trainings: 'Last trainings',
  noTrainings: 'Nobody has trained a model. Models learn from results of controls, under “Models”.',
  outcomes: outcomesEn,
};

export const texts: Both<typeof es> = { es, en };
