import { formOf, type HoldKind } from './index.js';

const FINDING = { code: 'undervaluation', description: 'half the price' };
const FOUND = { reasonResults: [{ rule: 'price-low', result: 'found' }] };
const accepts = (kind: HoldKind, form: object): boolean => formOf(kind).safeParse(form).success;

describe('a control that found what a reason looks for', () => {
  it.each<[HoldKind, string]>([
    ['documents', 'conforming'],
    ['inspection', 'conforming'],
    ['audit', 'conforming'],
  ])('of %s names a finding where it is %s', (kind, outcome) => {
    expect(accepts(kind, { outcome, ...FOUND })).toBe(false);
    expect(accepts(kind, { outcome, ...FOUND, findings: [FINDING] })).toBe(true);
    expect(accepts(kind, { outcome, reasonResults: [{ rule: 'price-low', result: 'not-found' }] })).toBe(true);
  });

  it('by a scan is suspicious', () => {
    expect(accepts('scan', { outcome: 'clear', ...FOUND, findings: [FINDING] })).toBe(false);
    expect(accepts('scan', { outcome: 'clear', findings: [FINDING] })).toBe(true);
  });

  it('needs none where it sends the goods on to a stricter one', () => {
    expect(accepts('documents', { outcome: 'raise', raiseTo: 'red', ...FOUND })).toBe(true);
    expect(accepts('scan', { outcome: 'suspicious', ...FOUND })).toBe(true);
  });
});
