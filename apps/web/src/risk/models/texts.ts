import type { TrainingView } from '#libs/domain';
import type { Both } from '../../texts/language.js';
import type { Figure } from './figures.js';

const es = {
  title: 'Modelos',
  what: 'Un modelo dice qué tan probable es que un control halle algo. El que decide es uno por objetivo; los aspirantes puntúan a su lado y no deciden nada hasta que una persona pide promoverlos y otra lo aprueba.',
  reading: 'Leyendo modelos…',
  target: { fraud: 'Cualquier hallazgo', critical: 'Hallazgo crítico' },
  status: { champion: 'Decide', challenger: 'Aspirante', retired: 'Retirado' },
  noneTitle: 'Ningún modelo de este objetivo',
  noneText:
    'Mientras no haya, las declaraciones se eligen por reglas, al azar y para aprender. Entrene uno cuando haya resultados de controles, o traiga uno entrenado con declaraciones pasadas.',
  noChampion: 'Ninguno decide: las declaraciones se eligen por reglas, al azar y para aprender.',
  models: 'Modelos',
  model: 'Modelo',
  state: 'Estado',
  made: 'Hecho',
  learnt: 'Aprendió de decisiones',
  notSaid: 'no lo dice',
  promotion: 'Promoción',
  asked: (by: string) => `la pidió ${by}`,
  alarms: 'Alarmas',
  noAlarms: 'ninguna',
  retired: 'Ver los retirados',
  back: 'Todos los modelos',

  train: 'Entrenar',
  trainings: 'Entrenamientos',
  trainingsWhat:
    'Se entrena cada noche si hay resultados nuevos, y cuando alguien lo pide. Un modelo queda como aspirante solo si es mejor en resultados recientes.',
  trainTarget: 'Objetivo',
  underWay: (target: string) =>
    `Entrenando para: ${target.toLowerCase()}. Toma segundos o minutos, según los resultados que haya.`,
  stopFollowing: 'Dejar de seguirlo',
  noTrainings:
    'Todavía no ha terminado ningún entrenamiento. Hacen falta unos 250 resultados de controles: con la última quinta parte, de 50 o más, se juzga.',
  ended: 'Terminó',
  by: 'Pidió',
  outcome: 'Resultado',
  why: 'Por qué',
  outcomes: {
    challenger: 'Nuevo aspirante',
    'not-better': 'No es mejor',
    'too-few-results': 'Pocos resultados',
    failed: 'Falló',
  } as Record<TrainingView['outcome'], string>,

  bring: 'Traer un modelo',
  bringWhat:
    'Un artefacto de este producto (JSON), o un modelo de LightGBM en su formato de texto sobre las características que aquí se calculan. Se revisa y queda como aspirante. A lo más 25 MiB.',
  bringTarget: 'Lo que predice (de un texto de LightGBM)',
  file: 'Archivo',
  bringDo: 'Traer',
  bringing: 'Revisando…',
  brought: (version: string) => `${version} quedó como aspirante.`,
  known: (version: string, by: string) => `${version} ya estaba aquí, de ${by}: nada cambió.`,
  open: 'Abrirlo',

  standing: {
    champion: 'Decide: su prioridad elige declaraciones desde la siguiente que llegue.',
    challenger: 'Es aspirante: puntúa al lado del que decide, y no decide nada.',
    retired: 'Está retirado: ya no puntúa. Se puede pedir que decida otra vez.',
  },
  requested: (by: string) => `${by} pidió promoverlo:`,
  yourRequest: 'Usted pidió promoverlo; otra persona lo aprueba o lo rechaza.',
  readOnly: 'Usted puede leer los modelos; los promueve la unidad de riesgo.',
  ask: 'Pedir su promoción',
  askTitle: (version: string) => `Pedir la promoción de ${version}`,
  askNote: 'Otra persona lee sus cifras y la aprueba o la rechaza. Si en 30 días nadie responde, la solicitud caduca.',
  approve: 'Aprobar la promoción',
  approveTitle: (version: string) => `Aprobar la promoción de ${version}`,
  approveNote: (champion: string | null) =>
    champion === null
      ? 'Decidirá desde la siguiente declaración. Ahora no decide ningún modelo.'
      : `Decidirá desde la siguiente declaración, en lugar de ${champion}. Los umbrales se fijan de nuevo.`,
  approveDo: 'Aprobar: que decida',
  decline: 'Rechazar',
  declineTitle: (version: string) => `Rechazar la promoción de ${version}`,
  declineNote: 'Sigue como está. Queda registrado quién y por qué.',
  takeBack: 'Retirar la solicitud',
  undo: 'Deshacer la promoción',
  undoTitle: (version: string) => `Deshacer la promoción de ${version}`,
  undoNote: (former: string | null) =>
    former === null
      ? 'Deja de decidir de inmediato y ningún modelo decide: las declaraciones se eligen por reglas, al azar y para aprender.'
      : `Deja de decidir de inmediato; vuelve a decidir ${former}.`,
  meanwhile: 'Mientras tanto alguien hizo algo con este modelo. Detrás de este cuadro se ve cómo está ahora.',
  close: 'Cerrar',

  speaks: 'Lo que habla por él',
  speaksFrom: 'Medido en resultados que no conocía, decididos desde',
  speaksBrought: 'Son las cifras con que vino: aquí no se midieron.',
  speaksNothing: 'Nadie lo ha medido. Obsérvelo como aspirante, al lado del que decide, antes de promoverlo.',
  gain: (gain: string, low: string, high: string, than: string) =>
    `Su precisión media está ${gain} por encima de ${than} (intervalo del 95 %: ${low} a ${high}).`,
  thatOf: (against: string | null) => (against === null ? 'la del azar' : `la de ${against}`),
  atCapacity: (share: string, mine: string) =>
    `Si se inspecciona el ${share} que más sospecha, ${mine} de eso tiene hallazgo.`,
  atCapacityToo: (champion: string) => `Con el que decidía: ${champion}.`,
  otherChampion: (against: string | null) =>
    `Se comparó con ${against ?? 'el azar'}, y ahora decide otro. Entrene otra vez para compararlo con ese.`,
  figure: 'Cifra',
  mine: 'Este modelo',
  championThen: 'El que decidía',
  inRandom: 'En lo sorteado',
  allRandom: 'Todos estos resultados son de lo sorteado: sus cifras no se repiten aparte.',
  figures: {
    p1: 'Precisión en el 1 % más sospechoso',
    p5: 'Precisión en el 5 %',
    p10: 'Precisión en el 10 %',
    p20: 'Precisión en el 20 %',
    r1: 'Parte de los hallazgos en el 1 %',
    r5: 'Parte de los hallazgos en el 5 %',
    r10: 'Parte de los hallazgos en el 10 %',
    r20: 'Parte de los hallazgos en el 20 %',
    ap: 'Precisión media',
    ece: 'Error de calibración (0 es perfecto)',
    base: 'Hallazgos en todos: lo que halla el azar',
    rows: 'Resultados',
  } as Record<Figure, string>,

  weights: 'Lo que más decide',
  weightsNote:
    'Cuánto decide cada característica, como parte del total: qué tanto separan los puntajes las preguntas sobre ella.',
  weightsNone: 'De este modelo no se registró cuánto decide cada característica: es de antes de que se registrara.',
  allWeights: (count: string) => `Todas las características (${count}), con su código`,
  feature: 'Característica',
  weight: 'Parte',
  code: 'Código',

  card: 'Ficha',
  cardParts: {
    purpose: 'Propósito',
    data: 'Con qué se entrenó',
    method: 'Método',
    limits: 'Límites',
    intendedUse: 'Uso previsto',
    author: 'Responde por él',
    madeAt: 'Hecho',
  } as Record<string, string>,
  sha256: 'SHA-256 del artefacto',
  featureSet: 'Conjunto de características',

  watch: 'Cómo se sostiene',
  watchNone: 'Todavía no hay nada que decir: se mira cada día, y hacen falta 200 decisiones y 30 resultados sorteados.',
  watchDay: (day: string) => `Visto el ${day}.`,
  holds: 'Sin alarmas.',
  shift: (index: string) => `Sus puntajes se han movido ${index} (desde 0,25 es dudoso).`,
  promised: (promised: string, found: string, of: string) =>
    `En lo sorteado prometía hallazgos en ${promised}; se hallaron en ${found} de ${of}.`,
  alarmDays: (days: string) => `${days} de los últimos días vistos tuvieron alarmas.`,
  acts: {
    proposed: 'lo propuso',
    imported: 'lo trajo',
    requested: 'pidió promoverlo',
    declined: 'rechazó la promoción',
    lapsed: 'la solicitud caducó',
    approved: 'aprobó la promoción',
    retired: 'lo retiró',
    undone: 'deshizo la promoción',
    restored: 'volvió a decidir',
  } as Record<string, string>,
};

const en: typeof es = {
  title: 'Models',
  what: 'A model says how probable it is that a control finds something. One of each target is the champion and decides; challengers score beside it and decide nothing until one person asks for their promotion and another approves.',
  reading: 'Reading models…',
  target: { fraud: 'Any finding', critical: 'A critical finding' },
  status: { champion: 'Champion', challenger: 'Challenger', retired: 'Retired' },
  noneTitle: 'No model of this target',
  noneText:
    'While there is none, declarations are chosen by rules, at random and to learn. Train one once there are results of controls, or bring one that was trained on declarations of the past.',
  noChampion: 'None decides: declarations are chosen by rules, at random and to learn.',
  models: 'Models',
  model: 'Model',
  state: 'State',
  made: 'Made',
  learnt: 'Learnt from decisions',
  notSaid: 'it does not say',
  promotion: 'Promotion',
  asked: (by) => `asked for by ${by}`,
  alarms: 'Alarms',
  noAlarms: 'none',
  retired: 'Show those that were retired',
  back: 'All models',

  train: 'Train',
  trainings: 'Trainings',
  trainingsWhat:
    'Models are trained every night where there are new results, and when somebody asks. One is kept as a challenger only where it is better on recent results.',
  trainTarget: 'Target',
  underWay: (target) =>
    `Training for: ${target.toLowerCase()}. It takes seconds or minutes, by how many results there are.`,
  stopFollowing: 'Stop following it',
  noTrainings:
    'No training has ended yet. It takes some 250 results of controls: the last fifth of them, 50 or more, are kept to judge by.',
  ended: 'Ended',
  by: 'Asked for by',
  outcome: 'Outcome',
  why: 'Why',
  outcomes: {
    challenger: 'A new challenger',
    'not-better': 'Not better',
    'too-few-results': 'Too few results',
    failed: 'Failed',
  },

  bring: 'Bring a model',
  bringWhat:
    'An artefact of this product (JSON), or a LightGBM model in its text form over the features that are computed here. It is checked, and kept as a challenger. At most 25 MiB.',
  bringTarget: 'What it predicts (of a LightGBM text)',
  file: 'File',
  bringDo: 'Bring it',
  bringing: 'Checking…',
  brought: (version) => `${version} is a challenger now.`,
  known: (version, by) => `${version} was here before, by ${by}: nothing is changed.`,
  open: 'Open it',

  standing: {
    champion: 'It is the champion: its priority selects declarations from the next one on.',
    challenger: 'It is a challenger: it scores beside the champion and decides nothing.',
    retired: 'It is retired and scores no more. Its promotion can be asked for again.',
  },
  requested: (by) => `${by} asked for its promotion:`,
  yourRequest: 'You asked for its promotion; another person approves or declines it.',
  readOnly: 'You may read models; the risk unit promotes them.',
  ask: 'Ask for its promotion',
  askTitle: (version) => `Ask for the promotion of ${version}`,
  askNote:
    'Another person reads its figures and approves or declines. A request that nobody answers lapses after 30 days.',
  approve: 'Approve the promotion',
  approveTitle: (version) => `Approve the promotion of ${version}`,
  approveNote: (champion) =>
    champion === null
      ? 'It decides from the next declaration on. No model decides now.'
      : `It decides from the next declaration on, in the place of ${champion}. Thresholds are set anew.`,
  approveDo: 'Approve: let it decide',
  decline: 'Decline',
  declineTitle: (version) => `Decline the promotion of ${version}`,
  declineNote: 'It stays as it is. Who did it and why is on record.',
  takeBack: 'Take the request back',
  undo: 'Undo the promotion',
  undoTitle: (version) => `Undo the promotion of ${version}`,
  undoNote: (former) =>
    former === null
      ? 'It decides no more from now on, and no model does: declarations are chosen by rules, at random and to learn.'
      : `It decides no more from now on; ${former} decides again.`,
  meanwhile: 'Somebody did something about this model meanwhile. Behind this dialog is how it stands now.',
  close: 'Close',

  speaks: 'What speaks for it',
  speaksFrom: 'Measured on results that it did not know, decided on from',
  speaksBrought: 'These are the figures that came with it: they were not measured here.',
  speaksNothing: 'Nobody has measured it. Watch it as a challenger, beside the champion, before it is promoted.',
  gain: (gain, low, high, than) => `Its average precision is ${gain} above ${than} (95 % interval: ${low} to ${high}).`,
  thatOf: (against) => (against === null ? 'that of chance' : `that of ${against}`),
  atCapacity: (share, mine) => `Where the ${share} that it suspects most is inspected, ${mine} of that has a finding.`,
  atCapacityToo: (champion) => `By the champion then: ${champion}.`,
  otherChampion: (against) =>
    `It was compared with ${against ?? 'chance'}, and another is champion now. Train again to compare with that.`,
  figure: 'Figure',
  mine: 'This model',
  championThen: 'The champion then',
  inRandom: 'In the random control',
  allRandom: 'All of these results are of the random control: its figures are not repeated beside them.',
  figures: {
    p1: 'Precision in the most suspicious 1 %',
    p5: 'Precision in 5 %',
    p10: 'Precision in 10 %',
    p20: 'Precision in 20 %',
    r1: 'Share of findings in 1 %',
    r5: 'Share of findings in 5 %',
    r10: 'Share of findings in 10 %',
    r20: 'Share of findings in 20 %',
    ap: 'Average precision',
    ece: 'Calibration error (0 is perfect)',
    base: 'Findings in all: what chance finds',
    rows: 'Results',
  },

  weights: 'What decides most',
  weightsNote: 'How much each feature decides, as a share of all: by how far the questions about it part the scores.',
  weightsNone: 'How much each feature decides was not recorded of this model: it is from before that was.',
  allWeights: (count) => `All features (${count}), with their codes`,
  feature: 'Feature',
  weight: 'Share',
  code: 'Code',

  card: 'Card',
  cardParts: {
    purpose: 'Purpose',
    data: 'What it was trained on',
    method: 'Method',
    limits: 'Limits',
    intendedUse: 'Intended use',
    author: 'Who answers for it',
    madeAt: 'Made',
  },
  sha256: 'SHA-256 of the artefact',
  featureSet: 'Feature set',

  watch: 'How it holds up',
  watchNone:
    'There is nothing to tell yet: it is looked at daily, and needs 200 decisions and 30 results drawn at random.',
  watchDay: (day) => `Looked at on ${day}.`,
  holds: 'No alarms.',
  shift: (index) => `Its scores have shifted by ${index} (from 0.25 on that is doubtful).`,
  promised: (promised, found, of) =>
    `In the random control it promised findings in ${promised}; they were found in ${found} of ${of}.`,
  alarmDays: (days) => `${days} of the last days looked at had alarms.`,
  acts: {
    proposed: 'proposed it',
    imported: 'brought it',
    requested: 'asked for its promotion',
    declined: 'declined its promotion',
    lapsed: 'the request lapsed',
    approved: 'approved its promotion',
    retired: 'retired it',
    undone: 'undid its promotion',
    restored: 'decides again',
  },
};

export const texts: Both<typeof es> = { es, en };
