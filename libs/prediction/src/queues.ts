import { queueingKinds, type ClockOf } from './clock.js';
import { grouped } from './grouped.js';
import type { Opened } from './moment.js';

/** A hold's time in the queue of its office and kind. */
export interface Queued {
  office: string;
  kind: string;
  /** Perishable goods have a queue of their own, which comes first. */
  perishable: boolean;
  openedAt: number;
  closedAt: number | null;
}

/**
 * How long it takes, by what a queue got through lately, until the turn of goods comes: in seconds of the clock of their open holds. Of
 * several queues the longest; 0 where no queue has the goods.
 */
export type Ahead = (office: string, perishable: boolean, opened: readonly Opened[], moment: number) => number;

/** A queue at one moment: what it got through lately, in holds a second of its clock, and when those were opened that stand in it. */
export interface Standing {
  rate: number;
  waiting: number;
  /** All, or so many at even distances, in order; in milliseconds. */
  openedAt: number[];
}

const DAY = 86_400_000;
/** From how many days it is told what a queue gets through: a whole week, since Sundays are not like Mondays. */
const LATELY_MS = 7 * DAY;
const KNOTS = 32;

/** Queues as they stood at any moment. */
export class Queues {
  private readonly lines: Map<string, Line>;

  constructor(holds: readonly Queued[], clockOf: ClockOf) {
    const groups = grouped(holds, ({ office, kind, perishable }) => lineKey(office, kind, perishable));
    this.lines = new Map(
      [...groups].map(([key, those]) => {
        const { office = '', kind = '' } = those[0] ?? {};
        return [key, new Line(those, (from, to) => clockOf(office, kind).between(from, to))];
      }),
    );
  }

  readonly ahead: Ahead = (office, perishable, opened, moment) =>
    longest(opened, (kind, openedAt) => {
      const line = this.lines.get(lineKey(office, kind, perishable));
      return line ? line.position(openedAt, moment) / line.rate(moment) : 0;
    });

  /** All of them at a moment, by `lineKey`. */
  standing(moment: number): Record<string, Standing> {
    return Object.fromEntries([...this.lines].map(([key, line]) => [key, line.standing(moment)]));
  }
}

/** The same by queues as they stood a little before. */
export const aheadIn =
  (standing: Readonly<Record<string, Standing>>): Ahead =>
  (office, perishable, opened) =>
    longest(opened, (kind, openedAt) => {
      const line = standing[lineKey(office, kind, perishable)];
      return line ? place(line, openedAt) / line.rate : 0;
    });

/** The name of a queue. Every part is escaped, so that no office can be named into another's. */
export const lineKey = (office: string, kind: string, perishable: boolean): string =>
  `${encodeURIComponent(office)}|${encodeURIComponent(kind)}|${perishable ? 'perishable' : 'usual'}`;

function longest(opened: readonly Opened[], of: (kind: string, openedAt: number) => number): number {
  const queueing = new Set(queueingKinds(opened.map(({ kind }) => kind).join('+')));
  return Math.max(
    0,
    ...opened.filter(({ kind }) => queueing.has(kind)).map(({ kind, openedAt }) => of(kind, openedAt)),
  );
}

/** In which place one stands that was opened then: between two knots by their distance, one that came since is the last. */
function place({ waiting, openedAt }: Standing, moment: number): number {
  const after = openedAt.findIndex((each) => each > moment);
  if (after === -1) return openedAt.at(-1) === moment ? waiting : waiting + 1;
  const [before, next] = [openedAt[after - 1], openedAt[after]];
  if (before === undefined || next === undefined) return 1;
  const between = after - 1 + (moment - before) / Math.max(1, next - before);
  return 1 + (between * (waiting - 1)) / (openedAt.length - 1);
}

const BLOCK = 64;

class Line {
  private readonly opened: Float64Array;
  /** When each was closed, in the order of opening; and the same by blocks, sorted within each, so that counting need not look at all. */
  private readonly closed: Float64Array;
  private readonly blocks: Float64Array[];
  private readonly closings: Float64Array;
  private readonly rates = new Map<number, number>();

  constructor(
    holds: readonly Queued[],
    private readonly between: (from: number, to: number) => number,
  ) {
    const ordered = [...holds].sort((a, b) => a.openedAt - b.openedAt);
    this.opened = Float64Array.from(ordered, ({ openedAt }) => openedAt);
    this.closed = Float64Array.from(ordered, ({ closedAt }) => closedAt ?? Infinity);
    this.closings = Float64Array.from(this.closed).sort();
    const starts = Array.from({ length: Math.ceil(ordered.length / BLOCK) }, (_each, block) => block * BLOCK);
    this.blocks = starts.map((start) => this.closed.slice(start, start + BLOCK).sort());
  }

  /** In which place one stands that was opened then: how many that were opened by then are open still. */
  position(openedAt: number, moment: number): number {
    const end = upTo(this.opened, openedAt);
    const whole = Math.floor(end / BLOCK);
    let count = 0;
    for (let block = 0; block < whole; block++) count += BLOCK - upTo(this.blocks[block] ?? NONE, moment);
    for (let each = whole * BLOCK; each < end; each++) if ((this.closed[each] ?? 0) > moment) count++;
    return count;
  }

  /** Holds closed a second of the clock, in the week before the day of a moment; as if one at least had been. */
  rate(moment: number): number {
    const day = Math.floor(moment / DAY) * DAY;
    let rate = this.rates.get(day);
    if (rate === undefined) {
      const since = Math.max(day - LATELY_MS, Math.min(this.opened[0] ?? day, day - DAY));
      const seconds = this.between(since, day);
      const closed = upTo(this.closings, day) - upTo(this.closings, since);
      this.rates.set(day, (rate = seconds > 0 ? Math.max(1, closed) / seconds : 1));
    }
    return rate;
  }

  standing(moment: number): Standing {
    const open = this.opened.filter((openedAt, each) => openedAt <= moment && (this.closed[each] ?? 0) > moment);
    const last = open.length - 1;
    const knots = Array.from({ length: Math.min(KNOTS, open.length) }, (_each, knot) =>
      open.length <= KNOTS ? knot : Math.round((knot * last) / (KNOTS - 1)),
    );
    return { rate: this.rate(moment), waiting: open.length, openedAt: knots.map((each) => open[each] ?? 0) };
  }
}
const NONE = new Float64Array();

/** How many of some sorted values are not after a limit. */
function upTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
