import type { Ranked } from './ranks.js';

/** The class that holds most values, and how wide classes are: seconds. */
export interface Mode {
  from: number;
  to: number;
  n: number;
}

/** Widths that people reckon with: seconds, minutes, hours, days. */
const WIDTHS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3600),
  ...[1, 2, 7, 14, 28].map((days) => days * 86_400),
];

const WIDEST = 28 * 86_400;

/** How many classes are counted in an array; what lies beyond is in few of them. */
const COUNTED = 4096;
/** With more classes than this for each value, putting few values in order is less work than going through their classes. */
const CLASSES_EACH = 4;
const counts = new Uint32Array(COUNTED);

/**
 * The class with most values, the first of several: classes are as wide as Freedman and Diaconis (1981) advise, `2 · IQR · n^(−1/3)`,
 * brought up to a width that people reckon with, and begin at multiples of it.
 *
 * @param values at least one; few ones are put in another order
 */
export function modeOf({ seconds, min, max }: Ranked, { p25, p75 }: { p25: number; p75: number }): Mode {
  const advised = (2 * (p75 - p25)) / Math.cbrt(seconds.length);
  const width = WIDTHS.find((each) => each >= advised) ?? WIDEST;
  const first = Math.floor(min / width);
  const classes = Math.min(COUNTED, Math.floor(max / width) - first + 1);
  if (classes > CLASSES_EACH * seconds.length) return fullestRun(seconds.sort(), width);
  counts.fill(0, 0, classes);
  const beyond = new Map<number, number>();
  for (let index = 0; index < seconds.length; index++) {
    const at = (seconds[index] as number) / width - first;
    // Nothing is negative, so cutting off what is behind the point is rounding down, in one instruction.
    if (at < COUNTED) counts[at | 0] = (counts[at | 0] as number) + 1;
    else beyond.set(Math.floor(at), (beyond.get(Math.floor(at)) ?? 0) + 1);
  }
  let best = 0;
  for (let place = 1; place < classes; place++) if ((counts[place] as number) > (counts[best] as number)) best = place;
  let n = counts[best] as number;
  for (const [place, count] of beyond)
    if (count > n || (count === n && best >= COUNTED && place < best)) [best, n] = [place, count];
  return { from: (first + best) * width, to: (first + best + 1) * width, n };
}

/** The same of values that are in order: those of a class are side by side. */
function fullestRun(sorted: Float32Array, width: number): Mode {
  let [best, most] = [0, 0];
  for (let begin = 0; begin < sorted.length;) {
    const place = Math.floor((sorted[begin] as number) / width);
    let end = begin + 1;
    while (end < sorted.length && Math.floor((sorted[end] as number) / width) === place) end++;
    if (end - begin > most) [best, most] = [place, end - begin];
    begin = end;
  }
  return { from: best * width, to: (best + 1) * width, n: most };
}
