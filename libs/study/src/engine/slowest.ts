import { INTERVALS, type Interval, type Lane, type SlowestQuery, type StudySlowest } from '#libs/domain';
import type { Columns } from './columns.js';
import { chosen, type SeenOffices } from './selection.js';
import type { StudyRecord } from './study.js';

/** Which goods were held at an instant: the rows do not tell them from those that were refused or withdrawn. */
export interface HeldNow {
  ids: readonly string[];
  at: Date;
}

/** Of all that a query chooses, those in which its interval took longest, and those that are held longest. */
export function slowest({ columns }: StudyRecord, query: SlowestQuery, seen: SeenOffices, now: HeldNow): StudySlowest {
  const { interval, limit } = query;
  const rows = chosen(columns, query, seen);
  const took = secondsOf(columns, interval);
  const released = secondsOf(columns, 'lodgement-to-release');
  const places = new Set(now.ids.map((id) => columns.placeOf(id)));
  // Whatever was released since then is not told twice.
  const held = rows.filter((row) => places.has(row) && Number.isNaN(released[row]));
  const heldFor = (row: number) => (now.at.getTime() - (columns.acceptedAt.values[row] as number)) / 1000;
  const told = (those: Uint32Array, lasted: (row: number) => number) =>
    longest(those, lasted, limit).map(({ row, seconds }) => ({ ...tell(columns, row), seconds }));
  return {
    interval,
    declarations: rows.length,
    slowest: told(rows, (row) => took[row] as number),
    held: told(held, heldFor),
  };
}

const secondsOf = (columns: Columns, interval: Interval): Float32Array =>
  columns.intervals[INTERVALS.indexOf(interval)]?.values ?? new Float32Array(0);

const tell = ({ ids, office, offices, lane, lanes, acceptedAt }: Columns, row: number) => ({
  id: ids[row] as string,
  office: office.text(offices.values[row] as number),
  lane: lane.text(lanes.values[row] as number) as Lane,
  acceptedAt: new Date(acceptedAt.values[row] as number).toISOString(),
});

/** The rows with the most seconds, the most first; looked at once, since there may be a million of which few are wanted. */
function longest(rows: Uint32Array, lasted: (row: number) => number, limit: number) {
  const found: { row: number; seconds: number }[] = [];
  let least = -Infinity;
  for (const row of rows) {
    const seconds = lasted(row);
    // What is not on record is NaN, which is not above anything.
    if (!(seconds > least)) continue;
    const place = found.findIndex((each) => each.seconds < seconds);
    found.splice(place < 0 ? found.length : place, 0, { row, seconds });
    if (found.length > limit) found.pop();
    if (found.length === limit) least = (found.at(-1) as { seconds: number }).seconds;
  }
  return found;
}
