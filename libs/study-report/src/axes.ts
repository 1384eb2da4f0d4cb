import type { Axis } from './document.js';
import type { Forms } from './forms.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Steps that people reckon with: seconds, minutes, hours, days. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((days) => days * DAY),
];
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const MOST_TICKS = 6;

/** An axis of seconds that reaches all of these. */
export function durationAxis(seconds: readonly number[], { duration }: Forms): Axis {
  return axis(Math.max(...seconds, 1), STEPS, duration);
}

/** An axis of parts of 1 that reaches all of these. */
export function shareAxis(shares: readonly number[], { wholeShare }: Forms): Axis {
  return axis(Math.max(...shares, 0.01), SHARES, wholeShare);
}

function axis(reach: number, steps: readonly number[], label: (at: number) => string): Axis {
  const step = steps.find((each) => reach / each <= MOST_TICKS) ?? reach / MOST_TICKS;
  // A hair less, so that a reach of ten steps is not taken for eleven by its last binary digit.
  const count = Math.ceil(reach / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_each, index) => ({ at: index * step, label: label(index * step) }));
  return { max: count * step, ticks };
}
