import type { Lane, Reason } from '#libs/domain';
import type { SelectedBy } from '../decision.js';
import { laneOfRules } from '../rules/lane-of-rules.js';
import { strictest } from '../strictest.js';
import { choiceLane } from './select.js';
import type { Recent } from './thresholds.js';

/** A recent decision, as much of it as tells what brought its control. */
export interface Decided {
  lane: Lane;
  selectedBy: readonly SelectedBy[];
  /** The random share of today would have drawn it too. */
  drawn: boolean;
  reasons: readonly Pick<Reason, 'rule' | 'lane' | 'weight'>[];
}

const TIER_OF = { green: null, blue: null, yellow: 'documents', orange: 'scan', red: 'inspection' } as const;

/**
 * Which control a decision asked for, and whether rules (each, or together) or the random control would have asked for it anyway.
 * A control that was asked for only because a rule, a model or targeting itself failed is undefined: it says neither what comes
 * anyway nor what thresholds bring, or a day of faults would be made up for by weeks of doing less.
 */
export function cameBy({ lane, selectedBy, drawn, reasons }: Decided): Pick<Recent, 'controlled' | 'anyway'> {
  const controlled = TIER_OF[lane];
  if (controlled === null) return { controlled, anyway: false };
  const hits = reasons.filter(({ rule }) => !isOfSelection(rule) && !isFailure(rule));
  const byRules = laneOfRules({ hits, failures: [], waivesDocuments: false }).lane;
  if (byRules === lane || (drawn && lane === 'red')) return { controlled, anyway: true };
  const byFailures = strictest(reasons.filter(({ rule }) => isFailure(rule)).map((each) => each.lane));
  const isByFailure = byFailures === lane && choiceLane(selectedBy) !== lane;
  return { controlled: isByFailure ? undefined : controlled, anyway: false };
}

const isOfSelection = (rule: string): boolean =>
  rule === 'random-control' || rule === 'exploration' || rule.startsWith('model:');

/** Whether a reason says that something failed, and nothing of the goods. */
const isFailure = (rule: string): boolean => rule === 'targeting-failed' || /^(rule|model)-failed:/.test(rule);
