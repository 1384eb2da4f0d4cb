import type { DeclarationId, SelectionSettings } from '#libs/domain';
import { featuresOf } from '../features/features.js';
import { combinationOf } from '../features/keys.js';
import { learn } from '../features/learn.js';
import type { Statistic } from '../features/statistic.js';
import { drawOf } from '../selection/draw.js';
import { explorationOf } from '../selection/exploration.js';
import { select } from '../selection/select.js';
import { thresholdsFor, type Recent, type ThresholdValues } from '../selection/thresholds.js';
import { byDay, type Labelled } from './labelled.js';
import type { Ranking, Seen } from './policies.js';

/** What is tried, and under which conditions. */
export interface Simulation {
  ranking: Ranking;
  /** Share of declarations that can be inspected. */
  rate: number;
  /** Weeks at the beginning of which every declaration is inspected; they are not counted. At least 1. */
  labelWeeks: number;
  /** Shares for the random control and for exploration. */
  settings: Pick<SelectionSettings, 'random' | 'exploration'>;
  /** Of the random draw, hexadecimal. */
  seed: string;
}

/** What happened in a week after the labelled ones. */
export interface Week {
  week: number;
  rows: number;
  frauds: number;
  inspected: number;
  hits: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const WINDOW_DAYS = 28;

interface Decided extends Seen {
  draw: number;
  recent: Recent;
}

/**
 * Plays declarations, in the order of their days, through the features, the selection and the thresholds that run live. Thresholds
 * are kept daily and the ranking learns weekly; a result is known from the day after the declaration on. After the labelled weeks
 * only what was inspected has a result.
 */
export function simulate(
  rows: readonly Labelled[],
  simulation: Simulation,
  onWeek: (week: Week) => void = () => undefined,
): Week[] {
  const { ranking, rate, labelWeeks } = simulation;
  const settings: SelectionSettings = {
    capacity: { inspection: { share: rate }, scan: { share: 0 }, documents: { share: 0 } },
    ...simulation.settings,
    criticalWeight: 0,
  };
  const statistics = new Map<string, Statistic>();
  const lodged = new Map<string, number>();
  const known: Seen[] = [];
  let yesterday: Seen[] = [];
  let window: Decided[] = [];
  const weeks: Week[] = [];
  const days = byDay(rows);
  const start = days[0]?.[0]?.at ?? 0;
  for (const day of days) {
    const at = day[0]?.at ?? start;
    for (const seen of yesterday) {
      learn(statistics, seen.row.item, seen.row.result, seen.row.at);
      known.push(seen);
    }
    const number = Math.floor((at - start) / WEEK_MS);
    window = window.filter(({ row }) => row.at >= at - WINDOW_DAYS * DAY_MS);
    const isLabelling = number < labelWeeks;
    if (!isLabelling && weeks.at(-1)?.week !== number + 1) {
      const last = weeks.at(-1);
      if (last) onWeek(last);
      else window = scoredBefore(ranking, window, known, at);
      ranking.learn(known);
      weeks.push({ week: number + 1, rows: 0, frauds: 0, inspected: 0, hits: 0 });
    }
    const thresholds = isLabelling ? NONE : thresholdsFor(recentOf(window), perDay(window, at), settings);
    yesterday = [];
    for (const row of day) {
      const draw = drawOf(simulation.seed, row.declaration.localReference as DeclarationId);
      const seen: Seen = { row, features: featuresOf(row.item, statistics, at) };
      const combination = combinationOf(row.item) ?? '';
      const before = lodged.get(combination) ?? 0;
      const week = weeks.at(-1);
      const recent = week
        ? decided(seen, draw, ranking.priority(seen, draw), before, thresholds, settings)
        : { priority: null, exploration: 0, controlled: undefined, anyway: false };
      window.push({ ...seen, draw, recent });
      lodged.set(combination, before + 1);
      if (!week || recent.controlled === 'inspection') yesterday.push(seen);
      if (week) count(week, row, recent);
    }
  }
  const last = weeks.at(-1);
  if (last) onWeek(last);
  return weeks;
}

const NONE: ThresholdValues = { inspection: null, scan: null, documents: null, exploration: null };
const perDay = (window: readonly Decided[], now: number): number =>
  window.length / Math.max(1, (now - (window[0]?.row.at ?? now)) / DAY_MS);
const recentOf = (window: readonly Decided[]): Recent[] => window.map(({ recent }) => recent);

function decided(
  { features }: Seen,
  draw: number,
  priority: number,
  lodgedBefore: number,
  thresholds: ThresholdValues,
  settings: SelectionSettings,
): Recent {
  const exploration = explorationOf(priority, features, lodgedBefore, draw);
  const { selectedBy } = select({ priority, exploration, draw, authorised: false }, thresholds, settings);
  return {
    ...{ priority, exploration },
    controlled: selectedBy.length > 0 ? 'inspection' : null,
    anyway: selectedBy.includes('random'),
  };
}

/**
 * Before the first thresholds nothing has a priority. A ranking that learnt from the weeks before the last labelled one says what it
 * would have said of that.
 */
function scoredBefore(ranking: Ranking, window: readonly Decided[], known: readonly Seen[], now: number): Decided[] {
  const from = now - WEEK_MS;
  const earlier = known.filter(({ row }) => row.at < from);
  ranking.learn(earlier.length > 0 ? earlier : known);
  return window
    .filter(({ row }) => row.at >= from)
    .map((each) => ({ ...each, recent: { ...each.recent, priority: ranking.priority(each, each.draw) } }));
}

function count(week: Week, { result }: Labelled, { controlled }: Recent): void {
  week.rows++;
  if (result.fraud) week.frauds++;
  if (controlled !== 'inspection') return;
  week.inspected++;
  if (result.fraud) week.hits++;
}
