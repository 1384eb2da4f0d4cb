import type { RuleStanding } from '#libs/store';
import { judgedBacktest, judgedRule } from './rule-acts.js';

const NOW = '2026-11-24T12:00:00.000Z';
const standing = (more: Partial<RuleStanding> = {}): RuleStanding => ({
  rule: 'shoes',
  version: 1,
  status: 'draft',
  author: 'ramiro',
  approver: null,
  validFrom: '2026-12-01T00:00:00.000Z',
  validTo: '2027-12-01T00:00:00.000Z',
  backtested: true,
  backtest: null,
  ...more,
});
const approved = standing({ status: 'approved', approver: 'regina' });

describe('a rule', () => {
  it('is approved by another person than its author', () => {
    expect(judgedRule(standing(), 'approved', 'ramiro', NOW)).toMatchObject({ code: 'separation-of-duties' });
    expect(judgedRule(standing(), 'approved', 'regina', NOW)).toBeUndefined();
  });

  it('is not approved before it was tried on the record', () => {
    const untried = standing({ backtested: false });
    expect(judgedRule(untried, 'approved', 'regina', NOW)).toMatchObject({ code: 'backtest-missing' });
  });

  it('is not approved when its time is over, or it has ended', () => {
    expect(judgedRule(standing({ validTo: NOW }), 'approved', 'regina', NOW)).toMatchObject({ code: 'rule-ended' });
    for (const status of ['withdrawn', 'superseded', 'expired'] as const)
      expect(judgedRule(standing({ status }), 'approved', 'regina', NOW)).toMatchObject({ code: 'rule-ended' });
  });

  it('is approved once: by the same person again it is done, by another refused', () => {
    expect(judgedRule(approved, 'approved', 'regina', NOW)).toBe('done');
    expect(judgedRule(approved, 'approved', 'rosa', NOW)).toMatchObject({ code: 'rule-not-draft' });
  });

  it('is withdrawn by one person, at any time before it has ended', () => {
    for (const status of ['draft', 'approved', 'active'] as const)
      expect(judgedRule(standing({ status }), 'withdrawn', 'ramiro', NOW)).toBeUndefined();
    expect(judgedRule(standing({ status: 'withdrawn' }), 'withdrawn', 'ramiro', NOW)).toBe('done');
    expect(judgedRule(standing({ status: 'expired' }), 'withdrawn', 'ramiro', NOW)).toMatchObject({
      code: 'rule-ended',
    });
  });

  it('becomes active only when it was approved', () => {
    expect(judgedRule(approved, 'activated', 'system', NOW)).toBeUndefined();
    expect(judgedRule(standing(), 'activated', 'system', NOW)).toBe('done');
  });

  it('is tried on the record once at a time', () => {
    expect(judgedBacktest(standing())).toBeUndefined();
    expect(judgedBacktest(standing({ backtest: 3 }))).toMatchObject({ code: 'backtest-running' });
    expect(judgedBacktest(standing({ status: 'withdrawn' }))).toMatchObject({ code: 'rule-ended' });
  });
});
