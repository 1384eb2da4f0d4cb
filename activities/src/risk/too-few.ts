import { JUDGED, LEAST_JUDGED, type Split } from './split.js';

const DAY_MS = 86_400_000;
const PACE_DAYS = 28;
const LEAST_RESULTS = Math.ceil(LEAST_JUDGED / JUDGED);

/** What a training lacked. Results are of goods items, one for each that a control ended on. */
export interface TooFew {
  /** All that there are. */
  rows: number;
  /** The latest of them, by which a model would be judged. */
  judged: number;
  /** Of these so many are needed. */
  needed: number;
  /** So many results more will do. */
  missing: number;
  /** In how many days they come at the pace of the last four weeks; null where none came in that time. */
  days: number | null;
}

/**
 * What is missing to judge a model, where it is.
 *
 * @param rows all results
 * @param now in milliseconds since 1970
 */
export function tooFew(
  rows: readonly { knownAt: number }[],
  { judge }: Pick<Split, 'judge'>,
  now: number,
): TooFew | null {
  if (judge.length >= LEAST_JUDGED) return null;
  // Beside a champion only what it did not know is judged by; and the part that is judged by grows with all results.
  const missing = Math.max(LEAST_JUDGED - judge.length, LEAST_RESULTS - rows.length);
  const recent = rows.filter(({ knownAt }) => knownAt > now - PACE_DAYS * DAY_MS).length;
  return {
    ...{ rows: rows.length, judged: judge.length, needed: LEAST_JUDGED, missing },
    days: recent === 0 ? null : Math.ceil((missing / recent) * PACE_DAYS),
  };
}

/** The same as a sentence. @param champion version of the model that it would have to better, where there is one */
export function tooFewSaid({ rows, judged, needed, missing, days }: TooFew, champion?: string): string {
  const than = champion === undefined ? '' : ` later than what ${champion} learnt from`;
  const pace =
    days === null ? 'None came in the last four weeks.' : `At the pace of the last four weeks that takes ${days} days.`;
  return (
    `Of ${rows} results of goods items, the latest ${judged}${than} are kept to judge by; ${needed} are needed. ` +
    `After ${missing} more results of controls it can be trained. ${pace}`
  );
}
