import { GROUNDS, type Ground } from './grounds.js';
import type { Truth } from './rows.js';
import type { Trained } from './risk-unit.js';

/** What became of a row. */
export type Played = { number: number } & (
  | { status: 'accepted' | 'replayed'; inspected: boolean; controlled: boolean; grounds: Ground[]; truth: Truth }
  | { status: 'rejected' | 'failed'; why: string }
);

/** Inspections, and how many of them found something. Precision is null where there was none. */
export interface Found {
  inspected: number;
  hits: number;
  precision: number | null;
}

/** Rows that were lodged while the same targeting was in force. */
export interface Phase extends Found {
  /** `learning`: everything was inspected. */
  targeting: 'learning' | 'models' | 'no model';
  fromRow: number;
  toRow: number;
  accepted: number;
  /** By priority or to learn, whatever else asked for it. */
  chosen: Found;
  /** An inspection counts under each of its grounds. */
  bySelected: Partial<Record<Ground, Found>>;
}

/** What is printed at the end. */
export interface Summary extends Found {
  rows: number;
  accepted: number;
  /** Of those accepted, how many had been lodged before this run. */
  replayed: number;
  rejected: number;
  /** Could not be lodged, or not be worked on to the end. */
  failed: number;
  seconds: number;
  /** Rows lodged a second, while lodging. */
  rate: number;
  /** Share of the accepted rows that are fraudulent by their labels: the precision that chance has. */
  base: number | null;
  /** Checked by documents or scan alone. */
  otherwise: Found;
  /** After the learning. */
  chosen: Found;
  /** The random control group after the learning. */
  random: Found;
  bySelected: Partial<Record<Ground, Found>>;
  byPhase: Phase[];
  models: Trained[];
}

const LAST = 100;

/** Counts what comes of rows. */
export class Tally {
  readonly trained: Trained[] = [];
  private readonly phases: Phase[] = [];
  private readonly counts = { accepted: 0, replayed: 0, rejected: 0, failed: 0, fraud: 0 };
  private readonly otherwise = nothing();
  private readonly last: boolean[] = [];
  private readonly began = Date.now();
  private lodgingMs = 0;
  private lodgingSince: number | undefined;
  private rows = 0;

  /** Begin a phase with the row after the last. */
  begin(targeting: Phase['targeting']): Phase {
    const fromRow = this.rows + 1;
    // A phase without rows told nothing.
    if (this.phases.at(-1)?.fromRow === fromRow) this.phases.pop();
    const phase = {
      targeting,
      fromRow,
      toRow: this.rows,
      accepted: 0,
      chosen: nothing(),
      bySelected: {},
      ...nothing(),
    };
    this.phases.push(phase);
    return phase;
  }

  /** A row of this phase is on its way. */
  sent(phase: Phase): void {
    phase.toRow = ++this.rows;
  }

  /** Rows are lodged from now on, or wait for the risk unit. */
  isLodging(whether: boolean): void {
    this.lodgingMs = this.lodgingForMs();
    this.lodgingSince = whether ? Date.now() : undefined;
  }

  private readonly lodgingForMs = (): number =>
    this.lodgingMs + (this.lodgingSince === undefined ? 0 : Date.now() - this.lodgingSince);

  add(phase: Phase, played: Played): void {
    if ('why' in played) {
      this.counts[played.status]++;
      return;
    }
    const { inspected, controlled, grounds, truth } = played;
    this.counts.accepted++;
    if (played.status === 'replayed') this.counts.replayed++;
    if (truth.fraud) this.counts.fraud++;
    phase.accepted++;
    if (!inspected) {
      if (controlled) count(this.otherwise, truth);
      return;
    }
    count(phase, truth);
    for (const ground of grounds) count((phase.bySelected[ground] ??= nothing()), truth);
    if (grounds.includes('priority') || grounds.includes('exploration')) count(phase.chosen, truth);
    this.last.push(truth.fraud);
    if (this.last.length > LAST) this.last.shift();
  }

  /** The last inspections, a hundred at most. */
  lastInspections(): Found {
    const hits = this.last.filter(Boolean).length;
    return { inspected: this.last.length, hits, precision: precisionOf(this.last.length, hits) };
  }

  summary(): Summary {
    const { accepted, replayed, rejected, failed, fraud } = this.counts;
    const lodgingSeconds = this.lodgingForMs() / 1000;
    const after = this.phases.filter(({ targeting }) => targeting !== 'learning');
    return {
      ...{ rows: this.rows, accepted, replayed, rejected, failed },
      seconds: rounded((Date.now() - this.began) / 1000, 1),
      rate: lodgingSeconds === 0 ? 0 : rounded(this.rows / lodgingSeconds, 1),
      base: precisionOf(accepted, fraud),
      ...together(this.phases),
      otherwise: this.otherwise,
      chosen: together(after.map(({ chosen }) => chosen)),
      random: together(after.flatMap(({ bySelected }) => bySelected.random ?? [])),
      bySelected: byGround(this.phases),
      byPhase: this.phases,
      models: this.trained,
    };
  }
}

const nothing = (): Found => ({ inspected: 0, hits: 0, precision: null });

function count(found: Found, { fraud }: Truth): void {
  found.inspected++;
  if (fraud) found.hits++;
  found.precision = precisionOf(found.inspected, found.hits);
}

function together(all: readonly Found[]): Found {
  const inspected = all.reduce((sum, each) => sum + each.inspected, 0);
  const hits = all.reduce((sum, each) => sum + each.hits, 0);
  return { inspected, hits, precision: precisionOf(inspected, hits) };
}

const byGround = (phases: readonly Phase[]): Summary['bySelected'] =>
  Object.fromEntries(
    GROUNDS.map(
      (ground) => [ground, together(phases.flatMap(({ bySelected }) => bySelected[ground] ?? []))] as const,
    ).filter(([, { inspected }]) => inspected > 0),
  );

const precisionOf = (of: number, hits: number): number | null => (of === 0 ? null : rounded(hits / of, 4));
const rounded = (number: number, digits: number): number => Number(number.toFixed(digits));
