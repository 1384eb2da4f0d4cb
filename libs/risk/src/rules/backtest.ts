import {
  LANES,
  type Declaration,
  type Instant,
  type Lane,
  type Reason,
  type VersionedRule,
  type WatchlistContent,
} from '#libs/domain';
import { compileRules } from './compile-rules.js';
import { changeOfLane, type Told } from './change-of-lane.js';
import type { NamedFeatures } from './rule-set.js';

/** A declaration as it was decided on, and what came of it. */
export interface Past {
  declaration: Declaration;
  /** Of each goods item; empty where they are not known. */
  features: readonly NamedFeatures[];
  office: string;
  /** The day on which it was accepted. */
  day: string;
  /** As targeting chose it. */
  lane: Lane;
  /** Reasons that applied, by name. */
  rules: readonly string[];
  /** What the decision told of them; empty where none is recorded. */
  reasons: readonly Told[];
  selectedBy: readonly string[];
  /** Null where it was not released. */
  hoursToRelease: number | null;
  /** What controls of customs found; null where none has answered. */
  label: { fraud: boolean; critical: boolean } | null;
}

/** How many of some declarations had a result, and how many of those a finding. */
export interface Tally {
  results: number;
  hits: number;
}

/** What a rule would have selected. */
export interface BacktestCounts {
  declarations: number;
  days: number;
  selected: number;
  failed: number;
  faults: string[];
  selectedTally: Tally & { critical: number };
  random: Tally;
  selectedAtRandom: Tally;
  /** Of all, not only of those selected: the version that it replaces may have selected others. */
  added: Moved;
  removed: Moved & { tally: Tally };
  /** Of the selected: other reasons that applied, how often. */
  otherRules: Map<string, number>;
  byModel: number;
  alone: number;
  /** Median hours to release, of those added and of all in the lane to which most of those would go; null where none was released. */
  releaseOfAdded: number | null;
  releaseOfLane: number | null;
}

/** Declarations whose lane a rule would have changed. */
export interface Moved {
  total: number;
  /** To which lane, where control is added; from which, where it is removed. */
  lanes: Record<Lane, number>;
}

/** What a rule meets once it is in force. */
export interface BacktestSetting {
  /** Taken to be valid at any time, as the rule is. */
  watchlists: readonly WatchlistContent[];
  /** Ids of rules that waive routine control of documents. */
  waiving: ReadonlySet<string>;
}

/** Looks at declarations one by one, and then tells. */
export interface Backtest {
  look(past: Past): void;
  counts(): BacktestCounts;
}

const MOST_FAULTS = 5;
/** Chosen by a model's priority for a tier of control. */
const BY_MODEL: readonly string[] = ['inspection', 'scan', 'documents'];
const ANY_TIME = {
  validFrom: '1900-01-01T00:00:00.000Z' as Instant,
  validTo: '2200-12-31T00:00:00.000Z' as Instant,
};

/**
 * Try a rule on declarations of the past. Its offices count; its validity does not, as that may lie ahead. Where it would have led
 * each of them is told by the same function that leads those of today.
 */
export function backtesting(rule: VersionedRule, { watchlists, waiving }: BacktestSetting): Backtest {
  const rules = compileRules([anyTime(rule)], watchlists.map(anyTime));
  const days = new Set<string>();
  const hoursOfAdded: number[] = [];
  const hours = byLane((): number[] => []);
  const counts = {
    ...{ declarations: 0, selected: 0, failed: 0, byModel: 0, alone: 0 },
    faults: new Set<string>(),
    selectedTally: { results: 0, hits: 0, critical: 0 },
    random: { results: 0, hits: 0 },
    selectedAtRandom: { results: 0, hits: 0 },
    added: { total: 0, lanes: none() },
    removed: { total: 0, lanes: none(), tally: { results: 0, hits: 0 } },
    otherRules: new Map<string, number>(),
  };

  function select({ label, rules: reasons, selectedBy }: Past): void {
    counts.selected++;
    tally(counts.selectedTally, label);
    if (label?.critical) counts.selectedTally.critical++;
    if (selectedBy.includes('random')) tally(counts.selectedAtRandom, label);
    const others = reasons.filter((reason) => reason !== rule.id);
    for (const other of others) counts.otherRules.set(other, (counts.otherRules.get(other) ?? 0) + 1);
    if (selectedBy.some((by) => BY_MODEL.includes(by))) counts.byModel++;
    if (others.length === 0 && selectedBy.length === 0) counts.alone++;
  }

  function move(past: Past, said: { hit: Reason | undefined; failure: Reason | undefined }): void {
    const { before, after } = changeOfLane(past, rule, said, waiving);
    if (isLess(before, after)) {
      counts.added.total++;
      counts.added.lanes[after]++;
      if (past.hoursToRelease !== null) hoursOfAdded.push(past.hoursToRelease);
    } else if (isLess(after, before)) {
      counts.removed.total++;
      counts.removed.lanes[before]++;
      tally(counts.removed.tally, past.label);
    }
  }

  return {
    look(past) {
      counts.declarations++;
      days.add(past.day);
      if (past.selectedBy.includes('random')) tally(counts.random, past.label);
      if (past.hoursToRelease !== null) hours[past.lane].push(past.hoursToRelease);
      const { hits, failures, faults } = rules.evaluate(
        past.declaration,
        past.features,
        past.office,
        ANY_TIME.validFrom,
      );
      const hit = hits.find((reason) => reason.rule === rule.id);
      const failure = failures.find((reason) => reason.rule === `rule-failed:${rule.id}`);
      if (hit) select(past);
      if (failure) counts.failed++;
      for (const fault of faults) if (counts.faults.size < MOST_FAULTS) counts.faults.add(fault);
      move(past, { hit, failure });
    },
    counts: () => ({
      ...counts,
      faults: [...counts.faults],
      days: days.size,
      releaseOfAdded: medianOf(hoursOfAdded),
      releaseOfLane: medianOf(hours[mostOf(counts.added.lanes) ?? rule.lane]),
    }),
  };
}

const anyTime = <T extends VersionedRule | WatchlistContent>(told: T): T => ({ ...told, ...ANY_TIME });

const byLane = <T>(make: () => T): Record<Lane, T> => ({
  ...{ green: make(), blue: make(), yellow: make() },
  ...{ orange: make(), red: make() },
});
const none = () => byLane(() => 0);

/** The lane that has most; of equals, the stricter. */
function mostOf(lanes: Record<Lane, number>): Lane | undefined {
  const most = Math.max(...Object.values(lanes));
  return most === 0 ? undefined : LANES.filter((lane) => lanes[lane] === most).at(-1);
}

function tally(into: Tally, label: Past['label']): void {
  if (label === null) return;
  into.results++;
  if (label.fraud) into.hits++;
}

const isLess = (lane: Lane, than: Lane): boolean => LANES.indexOf(lane) < LANES.indexOf(than);

function medianOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
