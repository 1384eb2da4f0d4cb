import type { StudyView } from '#libs/domain';

type Cell = string | number | null;

/** What stands before each line of a group. */
const groupColumns = ({ groupBy }: StudyView): string[] => [...groupBy, 'declarations'];

/**
 * The study's intervals as CSV (RFC 4180): a line for each interval of each group, times in seconds. At its end what outages took: from
 * how many declarations of all that are chosen, and how much of this interval of theirs.
 */
export function intervalsCsv(study: StudyView): string {
  const { times, declarations: concerned, seconds } = study.outages;
  const header = [
    ...groupColumns(study),
    ...['interval', 'n', 'mean', 'median', 'p25', 'p75', 'p90', 'p95', 'min', 'max', 'standardDeviation'],
    ...['modeFrom', 'modeTo', 'modeN', 'withinServiceLevel', 'leftOut', 'outages'],
    ...['declarationsWithOutages', 'secondsOfOutages'],
  ];
  const lines = study.groups.flatMap(({ keys, declarations, intervals }) =>
    intervals.map(({ interval, mode, ...its }): Cell[] => [
      ...[...keys, declarations, interval, its.n, its.mean, its.median, its.p25, its.p75, its.p90, its.p95],
      ...[its.min, its.max, its.standardDeviation, mode.from, mode.to, mode.n, its.withinServiceLevel, its.leftOut],
      ...[times, concerned, seconds[interval] ?? 0],
    ]),
  );
  return written([header, ...lines]);
}

/** Who held the goods, as CSV: a line for each owner of each group. */
export function ownersCsv(study: StudyView): string {
  const header = [
    ...groupColumns(study),
    ...['owner', 'declarationsHeld', 'total', 'exclusive', 'share', 'critical', 'outages'],
  ];
  const lines = study.groups.flatMap(({ keys, declarations, owners }) =>
    owners.map((its): Cell[] => [
      ...[...keys, declarations, its.owner, its.declarations, its.total, its.exclusive, its.share, its.critical],
      study.outages.times,
    ]),
  );
  return written([header, ...lines]);
}

const written = (lines: readonly Cell[][]): string => lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Codes come from declarants, and a spreadsheet would take such a beginning for a formula and run it.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
