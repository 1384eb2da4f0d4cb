import type { LabelledRow } from '#libs/store';

/** Share of the rows, the latest, that a model is judged by. */
export const JUDGED = 0.2;
/** Fewer results tell nothing surely. */
export const LEAST_JUDGED = 50;

/** Results to learn from, and later ones to judge by. */
export interface Split {
  learn: LabelledRow[];
  judge: LabelledRow[];
  /** Decisions from this moment on are judged by, in milliseconds since 1970. */
  at: number;
}

/**
 * Cuts results in the order of decisions: the last fifth is judged by, and of the rest those are learnt from whose result was known
 * at the cut, as it would have been. Where a champion learnt from some of the last fifth, only what is later than all that it knew is
 * fair to both.
 *
 * @param rows in the order of decisions
 * @param championKnows the moment up to which the champion learnt from decisions; null: there is none, or it does not say
 */
export function split(rows: readonly LabelledRow[], championKnows: number | null): Split {
  const cut = rows[Math.floor(rows.length * (1 - JUDGED))]?.decidedAt ?? 0;
  const at = championKnows === null ? cut : Math.max(cut, championKnows + 1);
  return {
    at,
    learn: rows.filter(({ decidedAt, knownAt }) => decidedAt < at && knownAt <= at),
    judge: rows.filter(({ decidedAt }) => decidedAt >= at),
  };
}

/** Of a control of the goods themselves, of an audit, and of whatever was found: one. */
const CLEAN_BY_DOCUMENTS = 0.5;

/**
 * How much a result counts in training. Documents without a fault tell less than goods that were looked at: what is smuggled is not
 * in them. Models are calibrated and judged by all results alike.
 */
export const weightOf = ({ label, control }: Pick<LabelledRow, 'label' | 'control'>): number =>
  label === 0 && control === 'documents' ? CLEAN_BY_DOCUMENTS : 1;
