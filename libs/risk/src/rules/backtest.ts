import { LANES, type Declaration, type Instant, type Lane, type VersionedRule } from '#libs/domain';
import { compileRules } from './compile-rules.js';
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
  /** Reasons that applied. */
  rules: readonly string[];
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
  added: number;
  /** Of the selected: other reasons that applied, how often. */
  otherRules: Map<string, number>;
  byModel: number;
  alone: number;
  /** Median hours to release; null where none was released. */
  releaseOfAdded: number | null;
  releaseOfLane: number | null;
}

/** Looks at declarations one by one, and then tells. */
export interface Backtest {
  look(past: Past): void;
  counts(): BacktestCounts;
}

const MOST_FAULTS = 5;
/** Chosen by a model's priority for a tier of control. */
const BY_MODEL: readonly string[] = ['inspection', 'scan', 'documents'];
const ANY_TIME = { from: '1900-01-01T00:00:00.000Z' as Instant, to: '2200-12-31T00:00:00.000Z' as Instant };

/** Try a rule on declarations of the past. Its offices count; its validity does not, as that may lie ahead. */
export function backtesting(rule: VersionedRule): Backtest {
  const rules = compileRules([{ ...rule, validFrom: ANY_TIME.from, validTo: ANY_TIME.to }], []);
  const days = new Set<string>();
  const [hoursOfAdded, hoursOfLane]: [number[], number[]] = [[], []];
  const counts = {
    ...{ declarations: 0, selected: 0, failed: 0, added: 0, byModel: 0, alone: 0 },
    faults: new Set<string>(),
    selectedTally: { results: 0, hits: 0, critical: 0 },
    random: { results: 0, hits: 0 },
    selectedAtRandom: { results: 0, hits: 0 },
    otherRules: new Map<string, number>(),
  };

  function select({ label, lane, rules: reasons, selectedBy, hoursToRelease }: Past): void {
    counts.selected++;
    tally(counts.selectedTally, label);
    if (label?.critical) counts.selectedTally.critical++;
    if (selectedBy.includes('random')) tally(counts.selectedAtRandom, label);
    if (isLess(lane, rule.lane)) {
      counts.added++;
      if (hoursToRelease !== null) hoursOfAdded.push(hoursToRelease);
    }
    const others = reasons.filter((reason) => reason !== rule.id);
    for (const other of others) counts.otherRules.set(other, (counts.otherRules.get(other) ?? 0) + 1);
    if (selectedBy.some((by) => BY_MODEL.includes(by))) counts.byModel++;
    if (others.length === 0 && selectedBy.length === 0) counts.alone++;
  }

  return {
    look(past) {
      counts.declarations++;
      days.add(past.day);
      if (past.selectedBy.includes('random')) tally(counts.random, past.label);
      if (past.lane === rule.lane && past.hoursToRelease !== null) hoursOfLane.push(past.hoursToRelease);
      const { hits, faults } = rules.evaluate(past.declaration, past.features, past.office, ANY_TIME.from);
      if (hits.length > 0) select(past);
      if (faults.length > 0) counts.failed++;
      for (const fault of faults) if (counts.faults.size < MOST_FAULTS) counts.faults.add(fault);
    },
    counts: () => ({
      ...counts,
      faults: [...counts.faults],
      days: days.size,
      releaseOfAdded: medianOf(hoursOfAdded),
      releaseOfLane: medianOf(hoursOfLane),
    }),
  };
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
