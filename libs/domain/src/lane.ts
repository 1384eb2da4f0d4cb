import { z } from 'zod';
import type { Translations } from './risk-rule.js';

/** Tiers of control, least first: release; release and audit after; documents; non-intrusive scan; physical inspection. */
export const LANES = ['green', 'blue', 'yellow', 'orange', 'red'] as const;
export const Lane = z.enum(LANES).meta({ id: 'Lane' });
export type Lane = z.infer<typeof Lane>;

/** Why an officer sent goods to another lane. Re-routes are themselves audited by officer and reason. */
export const RerouteReason = z
  .enum(['intelligence', 'agency-request', 'operator-history', 'resource-limits', 'system-error', 'other'])
  .meta({ id: 'RerouteReason' });
export type RerouteReason = z.infer<typeof RerouteReason>;

/** One reason of an assessment: the rule that spoke, what to look for, what to do. */
export interface Reason {
  rule: string;
  purpose: string;
  expectedFinding: string;
  instruction: string;
  translations?: Translations | undefined;
  lane: Lane;
  weight: number;
}

/** What the risk engine answers: score 0–100, lane, reasons, and the versions it used. */
export interface Assessment {
  score: number;
  lane: Lane;
  reasons: Reason[];
  versions: { rules: string; thresholds: string; model?: string };
  /**
   * SHA-256 of the canonical JSON of all that it was made by, kept beside the events. Where it is given, whoever controls the goods
   * answers by a code every reason that looks for something.
   */
  basis?: string;
}
