/** The 97.5th percentile of the normal distribution. */
export const NORMAL_975 = 1.959963984540054;

/**
 * The 97.5th percentile of Student's t distribution, for two-sided intervals of 95 % (G. W. Hill, Algorithm 396, Communications of the
 * ACM 13, 1970; to five digits from three degrees of freedom on, to three below).
 *
 * @param freedom degrees of freedom, 1 or more, not necessarily whole
 */
export function student975(freedom: number): number {
  const tails = 0.05;
  if (freedom <= 2) {
    // Between the two that are known exactly, on the logarithm, since the quantile rises steeply there.
    const one = Math.log(12.706204736174698);
    const two = Math.log(4.302652729749462);
    return Math.exp(one + (two - one) * (freedom - 1));
  }
  const a = 1 / (freedom - 0.5);
  const b = 48 / (a * a);
  let c = (((20_700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  const start = (d * tails) ** (2 / freedom);
  let y: number;
  if (start > 0.05 + a) {
    const x = -NORMAL_975;
    const square = x * x;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    const bent = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x;
    y = Math.expm1(a * bent * bent);
  } else {
    const term = ((freedom + 6) / (freedom * start) - 0.089 * d - 0.822) * (freedom + 2) * 3;
    y = ((1 / term + 0.5 / (freedom + 4)) * start - 1) * ((freedom + 1) / (freedom + 2)) + 1 / start;
  }
  return Math.sqrt(freedom * y);
}
