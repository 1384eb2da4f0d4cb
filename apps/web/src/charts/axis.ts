const HOUR = 3600;
const DAY = 24 * HOUR;
/** Steps that people reckon with: seconds, minutes, hours, days. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((days) => days * DAY),
];

/** Where an axis of seconds is marked, from 0, by at most so many steps, so that it reaches `most`. */
export function ticksOf(most: number, steps = 5): number[] {
  const step = STEPS.find((each) => most / each <= steps) ?? most / steps;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_each, index) => index * step);
}
