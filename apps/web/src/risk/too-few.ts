import type { TrainingView } from '#libs/domain';

/** What a training lacked, in numbers of results. */
export interface Lacking {
  rows: number;
  judged: number;
  needed: number;
  missing: number;
  /** In how many days they come at the present pace; null where none come. */
  days: number | null;
}

/** What a training lacked, as its detail tells it; undefined where it lacked nothing, or ended before that was told. */
export function lackingOf({ outcome, detail }: Pick<TrainingView, 'outcome' | 'detail'>): Lacking | undefined {
  const { rows, judged, needed, missing, days } = detail;
  const isTold = [rows, judged, needed, missing].every((each) => typeof each === 'number');
  return outcome === 'too-few-results' && isTold
    ? ({ rows, judged, needed, missing, days: typeof days === 'number' ? days : null } as Lacking)
    : undefined;
}
