import type { DeclarationId } from '#libs/domain';
import { featuresOf } from '../features/features.js';
import { learn } from '../features/learn.js';
import type { Statistic } from '../features/statistic.js';
import { drawOf } from '../selection/draw.js';
import { explorationOf } from '../selection/exploration.js';
import { select } from '../selection/select.js';
import type { SelectionSettings } from '../selection/settings.js';
import { thresholdsFor, type Recent, type ThresholdValues } from '../selection/thresholds.js';
import { combinationOf } from '../features/keys.js';
import { byDay, type Labelled } from './labelled.js';
import type { Policy, Seen } from './policies.js';

/** How a policy is tried. */
export interface Trial {
  policy: Policy;
  /** Share of declarations that can be inspected. */
  rate: number;
  /** Weeks at the beginning of which every declaration's result is known; they are not counted. */
  labelWeeks: number;
  settings: Pick<SelectionSettings, 'random' | 'exploration'>;
  /** Days until a result is known; 1: it serves from the next day on. */
  resultDays: number;
  /** Of the random draw. */
  seed: string;
}

export interface Week {
  week: number;
  rows: number;
  inspected: number;
  hits: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Declarations of this time say which thresholds meet the capacity. */
const WINDOW_MS = 28 * DAY_MS;

interface Decided extends Seen {
  recent: Recent;
}

/**
 * Plays declarations in the order of their days through the selection that runs live: thresholds are kept every day, the policy
 * learns every week, and after the first weeks only what was selected has a result.
 */
export function simulate(
  rows: readonly Labelled[],
  trial: Trial,
  onWeek: (week: Week) => void = () => undefined,
): Week[] {
  const { policy, rate, labelWeeks, resultDays } = trial;
  const settings: SelectionSettings = {
    capacity: { inspection: { share: rate }, scan: { share: 0 }, documents: { share: 0 } },
    ...trial.settings,
    criticalWeight: 0,
  };
  const book = new Map<string, Statistic>();
  const frequency = new Map<string, number>();
  const known: Seen[] = [];
  let waiting: Seen[] = [];
  let window: Decided[] = [];
  let thresholds: ThresholdValues = { inspection: null, scan: null, documents: null, exploration: null };
  const days = byDay(rows);
  const start = days[0]?.[0]?.at ?? 0;
  const weeks: Week[] = [];
  let current = -1;
  for (const day of days) {
    const at = day[0]?.at ?? start;
    for (const seen of waiting.filter((each) => each.row.at + resultDays * DAY_MS <= at)) {
      learn(book, seen.row.item, seen.row.result, seen.row.at);
      known.push(seen);
    }
    waiting = waiting.filter((each) => each.row.at + resultDays * DAY_MS > at);
    const number = Math.floor((at - start) / WEEK_MS);
    const isLabelling = number < labelWeeks;
    const isNew = number > current;
    if (isNew) {
      const last = weeks.at(-1);
      if (last) onWeek(last);
      current = number;
      if (!isLabelling) {
        policy.learn(known);
        weeks.push({ week: number + 1, rows: 0, inspected: 0, hits: 0 });
      }
    }
    if (!isLabelling) {
      window = window.filter(({ row }) => row.at >= at - WINDOW_MS);
      // Before the first model there are no priorities; one that has not seen these weeks says what it would have said.
      if (isNew && weeks.length === 1) {
        policy.learn(known.filter(({ row }) => row.at < at - Math.min(labelWeeks / 2, 2) * WEEK_MS));
        window = window.filter(({ row }) => row.at >= at - Math.min(labelWeeks / 2, 2) * WEEK_MS);
        for (const decided of window) decided.recent.priority = policy.priority(decided);
        policy.learn(known);
      }
      thresholds = thresholdsFor(
        window.map(({ recent }) => recent),
        window.length / 28,
        settings,
      );
    }
    const week = weeks.at(-1);
    for (const row of day) {
      const seen: Seen = { row, features: featuresOf(row.item, book, at) };
      const combination = combinationOf(row.item) ?? '';
      if (isLabelling || !week) {
        waiting.push(seen);
        window.push({ ...seen, recent: { priority: null, exploration: 0, controlled: undefined, anyway: false } });
      } else {
        const priority = policy.priority(seen);
        const exploration = explorationOf(priority, seen.features, frequency.get(combination) ?? 0);
        const draw = drawOf(trial.seed, `${row.declaration.localReference}` as DeclarationId);
        const { selectedBy } = select(
          { priority, exploration, draw, authorised: false },
          { office: '*', version: '', at: '' as never, ...thresholds },
          settings,
        );
        const isInspected = selectedBy.length > 0;
        const recent: Recent = {
          priority,
          exploration,
          controlled: isInspected ? 'inspection' : null,
          anyway: selectedBy.includes('random'),
        };
        window.push({ ...seen, recent });
        week.rows++;
        if (isInspected) {
          week.inspected++;
          if (row.result.fraud) week.hits++;
          waiting.push(seen);
        }
      }
      frequency.set(combination, (frequency.get(combination) ?? 0) + 1);
    }
  }
  const last = weeks.at(-1);
  if (last) onWeek(last);
  return weeks;
}
