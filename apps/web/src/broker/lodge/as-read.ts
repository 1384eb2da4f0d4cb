import type { Outcome } from './send-file.js';

/** The outcomes of a file in the order in which they ask for something: what was refused, what names an office that is none, the rest. */
export function asRead(outcomes: readonly Outcome[]): Outcome[] {
  const rank = ({ problem, warnings = [] }: Outcome) =>
    problem ? 0 : warnings.some(({ code }) => code === 'office-unknown') ? 1 : 2;
  return outcomes.toSorted((a, b) => rank(a) - rank(b));
}

/** How many declarations were taken, and how many not. */
export function sumsOf(outcomes: readonly Outcome[]): { taken: number; refused: number } {
  const refused = outcomes.filter(({ problem }) => problem).length;
  return { taken: outcomes.length - refused, refused };
}
