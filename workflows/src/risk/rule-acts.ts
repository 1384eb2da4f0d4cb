import type { Refusal } from '#libs/domain';
import type { RuleAct, RuleStanding } from '#libs/store';

/** Whether a version of a rule is at its end, and nothing can be done about it. */
export const hasEnded = ({ status }: Pick<RuleStanding, 'status'>): boolean =>
  status === 'superseded' || status === 'expired' || status === 'withdrawn';

/**
 * Whether somebody, or time, may do this to a version of a rule as it stands: a refusal, `done` where it was done already, or
 * undefined where it is to be done. A rule is put in force by two people, and on figures; it is withdrawn by one, at any time.
 *
 * @param now ISO text in UTC
 */
export function judgedRule(
  standing: RuleStanding,
  act: RuleAct,
  by: string,
  now: string,
): Refusal | 'done' | undefined {
  const { rule, version, status, author, approver, validTo, backtested } = standing;
  const name = `Version ${version} of ${rule}`;
  switch (act) {
    case 'approved':
      if (approver === by && !hasEnded(standing)) return 'done';
      if (hasEnded(standing)) return { code: 'rule-ended', detail: `${name} is ${status}.` };
      if (status !== 'draft') return { code: 'rule-not-draft', detail: `${name} was approved by another person.` };
      if (author === by) return { code: 'separation-of-duties', detail: 'Whoever wrote a rule may not approve it.' };
      if (!backtested)
        return {
          code: 'backtest-missing',
          detail: `${name} was not tried on declarations of the record, or failed on more than a tenth of them: order a backtest, and read it.`,
        };
      if (validTo <= now) return { code: 'rule-ended', detail: `${name} would have ended at ${validTo}.` };
      return undefined;
    case 'activated':
      return status === 'approved' ? undefined : 'done';
    case 'expired':
      return hasEnded(standing) ? 'done' : undefined;
    case 'withdrawn':
      if (status === 'withdrawn') return 'done';
      return hasEnded(standing) ? { code: 'rule-ended', detail: `${name} is ${status}.` } : undefined;
  }
}

/** Whether a backtest of a version may be ordered. */
export function judgedBacktest({ rule, version, backtest, ...standing }: RuleStanding): Refusal | undefined {
  const name = `Version ${version} of ${rule}`;
  if (hasEnded(standing)) return { code: 'rule-ended', detail: `${name} is ${standing.status}.` };
  if (backtest === null) return undefined;
  return { code: 'backtest-running', detail: `${name} is being tried on the record: wait for that.` };
}
