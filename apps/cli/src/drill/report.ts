import type { Found } from './check.js';
import type { Target } from './kills.js';
import type { Verification } from '../verify/verify.js';

/** What `levante drill --json` prints. */
export interface DrillReport {
  accepted: number;
  missing: number;
  duplicated: number;
  releasedTwice: number;
  tasksLost: number;
  chainBroken: number;
  kills: Record<Target, number>;
  /** The longest time from a kill to the next lodgement that was sent after it and accepted. */
  recoverySeconds: number;
  /** The same by who was killed; other kills may fall into it. */
  recoverySecondsOf: Record<Target, number>;
  verifyClean: boolean;
  retries: number;
  claimed: number;
  completed: number;
  /** Answers that a client who does all as it should must not get. */
  unexpected: string[];
  /** Which ones, and what the API's log says of unexpected answers. */
  details: Found & { logged: string[]; verified?: Verification };
}

/** Whether nothing that was promised is lost, and nothing was done twice. */
export function isHeld(report: DrillReport): boolean {
  const { missing, duplicated, releasedTwice, tasksLost, chainBroken, verifyClean, unexpected } = report;
  return missing + duplicated + releasedTwice + tasksLost + chainBroken + unexpected.length === 0 && verifyClean;
}
