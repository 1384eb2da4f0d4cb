import type { ClockOf } from './clock.js';
import { estimate } from './estimate.js';
import type { Model } from './model.js';
import type { Situation } from './moment.js';

/** When release is expected, in instants (milliseconds since 1970): with an even chance before and after `at`. */
export interface Expected {
  at: number;
  from: number;
  to: number;
  basedOn: number;
}

/**
 * When the goods are expected to be released, asked at `now`. Null where too few alike were seen, or an outage lasts whose end is not
 * known.
 *
 * @param since when the open holds last changed
 */
export function expectedRelease(
  model: Model,
  situation: Situation,
  { since, now }: { since: number; now: number },
  clockOf: ClockOf,
): Expected | null {
  const clock = clockOf(situation.office, situation.open);
  const told = estimate(model, situation, clock.between(since, now));
  if (!told) return null;
  // Also while the office is closed goods may be released at once, where the trader's part was the last.
  const from = told.low === 0 ? now : clock.after(now, told.low);
  const at = Math.max(from, clock.after(now, told.median));
  const to = Math.max(at, clock.after(now, told.high));
  // There is no end where an outage has none that is known.
  return to === Infinity ? null : { at, from, to, basedOn: told.basedOn };
}
