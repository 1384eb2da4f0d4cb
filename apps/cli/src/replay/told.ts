import { GROUNDS, type Ground } from './grounds.js';
import type { Found, Phase, Summary } from './tally.js';

/** Where a replay stands, in a line. */
export function progressLine(summary: Summary, last: Found): string {
  const { rows, rate, accepted, inspected, base, random, byPhase } = summary;
  const phase = byPhase.at(-1);
  const control = random.inspected > 0 ? `; random control ${precise(random)} of ${random.inspected}` : '';
  const now = phase ? `, now ${share(phase.inspected, phase.accepted)}` : '';
  return [
    `${rows} rows, ${rate}/s`,
    `${share(inspected, accepted)} inspected${now}`,
    `precision ${precise(last)} of the last ${last.inspected} (of all rows ${number(base)}${control})`,
    `by ${phase?.targeting === 'models' ? modelsIn(summary) : (phase?.targeting ?? 'nothing yet')}`,
  ].join(', ');
}

function modelsIn({ models }: Summary): string {
  const promoted = new Map(models.filter((each) => each.promoted).map(({ target, model }) => [target, model]));
  return promoted.size === 0
    ? 'the models in force'
    : [...promoted].map(([target, model]) => `${target} ${model}`).join(', ');
}

/** A replay as a table for people. */
export function summaryTable(summary: Summary): string {
  const { rows, accepted, replayed, rejected, failed, seconds, rate, base, byPhase, otherwise, chosen, random } =
    summary;
  const told = [
    `${rows} rows in ${seconds} s (${rate}/s while lodging): ${accepted} accepted${replayed > 0 ? ` (${replayed} of them before)` : ''}, ${rejected} rejected, ${failed} failed`,
    `fraudulent by their labels: ${number(base)}`,
    '',
    `${'rows'.padEnd(13)}  ${'targeting'.padEnd(9)}  ${'inspected'.padStart(15)}  precision  by models or to learn`,
    ...byPhase.filter(({ accepted }) => accepted > 0).map(phaseLine),
    '',
    'found by ground (an inspection counts under each of its own):',
    ...groundLines(summary.bySelected),
    `documents or scan alone: ${otherwise.inspected}, precision ${precise(otherwise)}`,
    ...summary.models.map(
      ({ atRow, target, model, promoted, outcome }) =>
        `model for ${target} after ${atRow} rows: ${promoted ? `${model}, promoted` : outcome}`,
    ),
    `all inspections: ${summary.inspected}, precision ${precise(summary)}`,
    `after learning, by models or to learn: ${chosen.inspected}, precision ${precise(chosen)}; random control: ${random.inspected}, precision ${precise(random)}`,
  ];
  return `${told.join('\n')}\n`;
}

function phaseLine({ fromRow, toRow, targeting, accepted, inspected, precision, chosen }: Phase): string {
  const rows = `${fromRow}-${toRow}`.padEnd(13);
  const part = `${inspected} ${share(inspected, accepted).padStart(7)}`.padStart(15);
  const byChoice = chosen.inspected > 0 ? `${precise(chosen)} of ${chosen.inspected}` : '-';
  return `${rows}  ${targeting.padEnd(9)}  ${part}  ${number(precision).padStart(9)}  ${byChoice}`;
}

const groundLines = (bySelected: Partial<Record<Ground, Found>>): string[] =>
  GROUNDS.flatMap((ground) => {
    const found = bySelected[ground];
    return found ? [`  ${ground.padEnd(11)}  ${String(found.inspected).padStart(6)}  precision ${precise(found)}`] : [];
  });

const precise = ({ precision }: Pick<Found, 'precision'>): string => number(precision);
const number = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
const share = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`);
