import { instant, LANES, type Assessment, type Declaration, type Lane, type Reason } from '#libs/domain';
import { compileRules } from './rules/compile-rules.js';
import type { RuleSet } from './rules/rule-set.js';
import { SEED_RULES } from './rules/seed.js';

/** What assesses a declaration: a pure function of it, so that the same declaration gets the same answer. */
export interface RiskEngine {
  readonly versions: Assessment['versions'];
  /** Never throws: a rule that fails is a reason of its own, `rule-failed:<id>`. */
  assess(declaration: Declaration): Assessment;
}

/** Scores from which several reasons together ask for more control than each alone. Changes with its version. */
const THRESHOLDS_VERSION = '2026.11.1';
const THRESHOLDS: readonly { from: number; lane: Lane }[] = [
  { from: 70, lane: 'red' },
  { from: 45, lane: 'orange' },
];

/**
 * An engine of these rules. The score is the sum of the weights of the rules that apply, kept between 0 and 100. The lane
 * is the strictest of those that the rules and the score ask for; for an authorised operator yellow counts as green,
 * except where a rule failed, since nobody knows what it would have said.
 */
export function engineOf(rules: RuleSet, version: string): RiskEngine {
  const versions = { rules: version, thresholds: THRESHOLDS_VERSION };
  return {
    versions,
    assess(declaration) {
      const now = instant(Date.now());
      const { hits, failures, waivesDocuments } = rules.evaluate(declaration, [], declaration.office, now);
      const score = scoreOf(hits);
      const asked = [...hits.map(({ lane }) => lane), laneOfScore(score)];
      const lanes = waivesDocuments ? asked.map((lane) => (lane === 'yellow' ? 'green' : lane)) : asked;
      return {
        score,
        lane: strictest([...lanes, ...failures.map(({ lane }) => lane)]),
        reasons: [...hits, ...failures],
        versions,
      };
    },
  };
}

/** Changes whenever a rule, its weight or its lane changes: an assessment names it. */
const RULES_VERSION = '2026.11.1';

/** The engine of this release: its initial rules, and nothing else. */
export const ruleEngine: RiskEngine = engineOf(compileRules(SEED_RULES, []), RULES_VERSION);

/** The lane with most control; green if none is given. */
export function strictest(lanes: readonly Lane[]): Lane {
  return lanes.reduce((strict, lane) => (LANES.indexOf(lane) > LANES.indexOf(strict) ? lane : strict), 'green');
}

function scoreOf(reasons: readonly Reason[]): number {
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  return Math.min(100, Math.max(0, sum));
}

function laneOfScore(score: number): Lane {
  return THRESHOLDS.find(({ from }) => score >= from)?.lane ?? 'green';
}
