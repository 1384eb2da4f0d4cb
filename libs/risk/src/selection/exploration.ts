import { COMBINATION } from '../features/keys.js';
import { FEATURES } from '../features/features.js';
import type { Recent } from './thresholds.js';

const RESULTS = FEATURES.indexOf(`results-${COMBINATION}`);

/** What each time counts that a combination has come without anybody having looked, and how many times count at most. */
const RECURRENCE = { worth: 0.2, most: 10 };
/** Tells equals apart, and nothing else. */
const AMONG_EQUALS = 1e-6;
/** Where no model says how likely a finding is. */
const UNKNOWN = 0.2;

/**
 * What a look at a goods item is worth, with what it teaches: the chance of a finding, and more of it the oftener its combination has
 * come so far, since it will come again and the result will tell. 0 where the combination has had a result: it is not novel.
 *
 * @param seen how often the combination was lodged before
 * @param draw the declaration's random number: of what is worth the same, which without a model is nearly all, chance takes as many as
 *   there are places for
 */
export function explorationOf(
  priority: number | null,
  features: Float64Array,
  seen: number,
  draw: number | null,
): number {
  const results = features[RESULTS] ?? NaN;
  if (results > 0) return 0;
  const worth = (priority ?? UNKNOWN) * (1 + RECURRENCE.worth * Math.min(seen, RECURRENCE.most));
  return worth * (1 + AMONG_EQUALS * (draw ?? 0));
}

/** A recent decision with the priority that other models give it; what a look is worth moves with it. */
export function withPriority(recent: Recent, priority: number | null): Recent {
  if (priority === recent.priority) return recent;
  const before = recent.priority ?? UNKNOWN;
  const exploration = before > 0 ? (recent.exploration / before) * (priority ?? UNKNOWN) : 0;
  return { ...recent, priority, exploration };
}
