import type { Both } from '../../texts/language.js';

// What a rule would have done, and its approval by whoever reads that.
const es = {
  backtest: 'Prueba con el registro',
  backtestWhat: 'Se aplica a declaraciones ya aceptadas, con lo que los controles hallaron. No cambia nada de ellas.',
  tryIt: 'Probar con el registro',
  tryAgain: 'Probar otra vez',
  period: 'Declaraciones de los últimos',
  days: (days: number) => `${days} días`,
  trying: 'Probando…',
  seen: (seen: string, total: string | null) =>
    total === null ? `${seen} declaraciones vistas` : `${seen} de ${total} declaraciones vistas`,
  failedBacktest: (why: string) => `La prueba falló: ${why}. Inténtelo otra vez.`,
  selectedOf: (selected: string, declarations: string, days: string) =>
    `Habría elegido ${selected} de ${declarations} declaraciones, de ${days} ${days === '1' ? 'día' : 'días'}.`,
  nothingTried:
    'En ese período no hay declaraciones: nada se probó. Elija uno más largo, o vuelva cuando haya declaraciones.',
  foundAmong: (found: string, of: string, share: string) =>
    `De las elegidas, ${of} tuvieron control y en ${found} se halló algo: ${share}.`,
  foundNone: 'Ninguna de las elegidas tuvo un control: nada dice todavía si halla algo.',
  biased: 'Esa parte favorece a la regla: hay resultados sobre todo donde otro motivo ya había elegido.',
  randomly: (rule: string, all: string) =>
    `Lo justo es lo sorteado al azar: hallazgos en ${rule} de lo que elige, contra ${all} de todo lo sorteado.`,
  noRandom: 'Nada de lo que elige fue sorteado al azar: no hay con qué compararla sin sesgo.',
  adds: (total: string, perDay: string) =>
    `Añade control a ${total === '1' ? '1 declaración' : `${total} declaraciones`}: ${perDay} por día.`,
  addsNone: 'No añade control a ninguna declaración.',
  removes: (total: string, perDay: string) =>
    `Quita control a ${total === '1' ? '1 declaración' : `${total} declaraciones`}: ${perDay} por día.`,
  removedHits: (told: string) => `Entre las que pierden control se había hallado algo en ${told}.`,
  laneChange: 'Canales que cambian, en declaraciones',
  laneChangeSays: 'Por canal: a cuántas declaraciones añade control hacia ese canal y a cuántas se lo quita en él.',
  added: 'Añade, hacia',
  removed: 'Quita, en',
  overlap: 'Con qué coincide',
  alone: (count: string) => (count === '1' ? '1 la elige solo esta regla.' : `${count} las elige solo esta regla.`),
  byModel: (count: string) =>
    count === '1'
      ? '1 la elegía también la prioridad del modelo.'
      : `${count} las elegía también la prioridad del modelo.`,
  otherRule: 'Otro motivo',
  both: 'Ambas',
  hours: (added: string, lane: string) =>
    `Las que se añaden tuvieron levante en ${added} (mediana); en el canal al que irían, todas en ${lane}.`,
  failedOn: (count: string) => `No se pudo evaluar en ${count}; cada una iría al control documental. Por ejemplo:`,
  triedBy: 'Probó',
  triedFrom: 'Declaraciones aceptadas de',
  triedTo: 'a',
  details: 'Todas las cifras',
  figure: 'Cifra',
  value: 'Valor',
  lane: 'Canal',
  hits: 'Hallazgos entre las elegidas',
  critical: 'Hallazgos críticos entre las elegidas',
  randomControl: 'Hallazgos en todo lo sorteado',
  selectedAtRandom: 'Hallazgos en lo sorteado que elige',
  approveTitle: (id: string, version: number) => `Aprobar ${id}, versión ${version}`,
  approveNote: (lane: string) =>
    `Desde su fecha inicial se aplica a cada declaración: canal ${lane} como mínimo. Esto mostró la prueba:`,
  approveDo: 'Aprobar y poner en vigor',
  meanwhile: 'Mientras tanto alguien hizo algo con esta versión. Detrás de este cuadro se ve cómo está ahora.',
  seeBehind: 'Ver cómo está',
  close: 'Cerrar',
};

const en: typeof es = {
  backtest: 'Backtest on the record',
  backtestWhat: 'It is applied to declarations accepted before, with what controls found. Nothing of them changes.',
  tryIt: 'Try it on the record',
  tryAgain: 'Try it again',
  period: 'Declarations of the last',
  days: (days) => `${days} days`,
  trying: 'Trying…',
  seen: (seen, total) =>
    total === null ? `${seen} declarations looked at` : `${seen} of ${total} declarations looked at`,
  failedBacktest: (why) => `The backtest failed: ${why}. Try it again.`,
  selectedOf: (selected, declarations, days) =>
    `It would have selected ${selected} of ${declarations} declarations, of ${days} ${days === '1' ? 'day' : 'days'}.`,
  nothingTried:
    'There are no declarations in that period: nothing was tried. Choose a longer one, or come back once there are some.',
  foundAmong: (found, of, share) =>
    `Of those selected, ${of} were controlled, and ${found} of them had a finding: ${share}.`,
  foundNone: 'None of those selected was controlled: nothing tells yet whether it finds anything.',
  biased: 'That share flatters: results exist mostly where something else had chosen the goods.',
  randomly: (rule, all) =>
    `What was drawn at random is fair: findings in ${rule} of what it selects, against ${all} of all that was drawn.`,
  noRandom: 'Nothing that it selects was drawn at random: there is nothing to compare it with that is without bias.',
  adds: (total, perDay) =>
    `It adds control to ${total === '1' ? '1 declaration' : `${total} declarations`}: ${perDay} a day.`,
  addsNone: 'It adds control to no declaration.',
  removes: (total, perDay) =>
    `It takes control away from ${total === '1' ? '1 declaration' : `${total} declarations`}: ${perDay} a day.`,
  removedHits: (told) => `Among those that lose control, something had been found in ${told}.`,
  laneChange: 'Lanes that change, in declarations',
  laneChangeSays: 'By lane: to how many declarations it adds control towards that lane, and from how many it takes it.',
  added: 'Adds, towards',
  removed: 'Takes, from',
  overlap: 'What else had chosen them',
  alone: (count) => (count === '1' ? '1 is selected by this rule alone.' : `${count} are selected by this rule alone.`),
  byModel: (count) =>
    count === '1'
      ? '1 was chosen by the model’s priority as well.'
      : `${count} were chosen by the model’s priority as well.`,
  otherRule: 'Other reason',
  both: 'Both',
  hours: (added, lane) =>
    `Those added were released within ${added} (median); all in the lane to which they would go, within ${lane}.`,
  failedOn: (count) =>
    `It could not be evaluated on ${count}; each would go to the control of documents. For instance:`,
  triedBy: 'Tried by',
  triedFrom: 'Declarations accepted from',
  triedTo: 'to',
  details: 'All figures',
  figure: 'Figure',
  value: 'Value',
  lane: 'Lane',
  hits: 'Findings among those selected',
  critical: 'Critical findings among those selected',
  randomControl: 'Findings in all that was drawn',
  selectedAtRandom: 'Findings in what was drawn and it selects',
  approveTitle: (id, version) => `Approve ${id}, version ${version}`,
  approveNote: (lane) =>
    `From its beginning on it applies to each declaration: lane ${lane} at least. The backtest showed:`,
  approveDo: 'Approve and put in force',
  meanwhile: 'Somebody did something about this version meanwhile. Behind this dialog is how it stands now.',
  seeBehind: 'See how it stands',
  close: 'Close',
};

export const backtestTexts: Both<typeof es> = { es, en };
