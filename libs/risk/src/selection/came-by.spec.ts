import { cameBy, type Decided } from './came-by.js';

const reason = (rule: string, lane: Decided['lane'], weight = 0) => ({ rule, lane, weight });
const decided = (of: Partial<Decided>): Decided => ({ lane: 'red', selectedBy: [], drawn: false, reasons: [], ...of });

describe('what brought a control', () => {
  it.each([
    ['a rule that asks for it', { reasons: [reason('origin-mismatch', 'red', 20)] }],
    ['rules that ask for it together', { reasons: [reason('one', 'yellow', 40), reason('other', 'orange', 30)] }],
    ['a rule that asks for it beside a model', { reasons: [reason('one', 'red', 70), reason('model:fraud', 'red')] }],
    ['the random share of today', { selectedBy: ['random'], drawn: true, reasons: [reason('random-control', 'red')] }],
  ] satisfies [string, Partial<Decided>][])('comes anyway: %s', (_, of) => {
    expect(cameBy(decided(of))).toEqual({ controlled: 'inspection', anyway: true });
  });

  it.each([
    ['a model', { selectedBy: ['inspection'], reasons: [reason('model:fraud', 'red', 90)] }],
    ['rules that ask for less', { selectedBy: ['inspection'], reasons: [reason('one', 'yellow', 40)] }],
    ['learning', { selectedBy: ['exploration'], reasons: [reason('exploration', 'red')] }],
  ] satisfies [string, Partial<Decided>][])('is brought by thresholds: %s', (_, of) => {
    expect(cameBy(decided(of))).toEqual({ controlled: 'inspection', anyway: false });
  });

  it.each(['targeting-failed', 'model-failed:fraud', 'rule-failed:origin-mismatch'])(
    'is told neither way where only a failure asked for it: %s',
    (rule) => {
      const yellow = { lane: 'yellow' as const, reasons: [reason(rule, 'yellow')] };
      expect(cameBy(decided(yellow))).toEqual({ controlled: undefined, anyway: false });
      expect(cameBy(decided({ ...yellow, selectedBy: ['documents'] })).controlled).toBe('documents');
      const rules = [...yellow.reasons, reason('valuation', 'yellow', 20)];
      expect(cameBy(decided({ ...yellow, reasons: rules }))).toEqual({ controlled: 'documents', anyway: true });
    },
  );

  it('is nothing for what was let through', () => {
    expect(cameBy(decided({ lane: 'green' }))).toEqual({ controlled: null, anyway: false });
  });
});
