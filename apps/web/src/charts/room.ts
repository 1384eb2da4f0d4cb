/** A letter of a label, about, in pixels. */
const LETTER = 7;
const GAP = 8;

/**
 * The room on the left of a picture for its labels: as much as they need, up to half of it.
 *
 * @returns how much, and how a label is told there: what is longer is whole in the table
 */
export function roomFor(labels: string[], width: number): { left: number; fitted: (label: string) => string } {
  const longest = Math.max(0, ...labels.map((label) => label.length));
  const left = Math.min(longest * LETTER + GAP, width * 0.5);
  const letters = Math.floor((left - GAP) / LETTER);
  return { left, fitted: (label) => (label.length > letters ? `${label.slice(0, letters - 1)}…` : label) };
}
