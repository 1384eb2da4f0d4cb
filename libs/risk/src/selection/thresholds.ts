import type { Instant } from '#libs/domain';

/** From which priority on an office controls, per tier; null: the tier takes nothing by priority. */
export interface Thresholds {
  office: string;
  version: string;
  /** When they were set. */
  at: Instant;
  inspection: number | null;
  scan: number | null;
  documents: number | null;
  /** From which exploration score on what is not selected otherwise is inspected, to learn. */
  exploration: number | null;
}
