/** A reproducible sequence of numbers from 0 up to 1 (mulberry32, Tommy Ettinger). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normally distributed numbers (the polar method of Marsaglia, 1964). @param random uniform numbers from 0 up to 1 */
export function gaussians(random: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * random() - 1;
      y = 2 * random() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    kept = y * factor;
    return x * factor;
  };
}

/** A number of the Beta distribution. @param a 1 or more. @param b 1 or more */
export function betaOf(a: number, b: number, random: () => number, normal: () => number): number {
  const first = gammaOf(a, random, normal);
  return first / (first + gammaOf(b, random, normal));
}

/** A number of the Gamma distribution (Marsaglia and Tsang, A simple method for generating gamma variables, 2000). */
function gammaOf(shape: number, random: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
