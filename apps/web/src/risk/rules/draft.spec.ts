import { RuleContent } from '#libs/domain';
import { draftOf, endsSoon, newDraft, withTyped } from './draft.js';

const now = Date.parse('2026-11-29T12:00:30.000Z');
const content = RuleContent.parse({
  id: 'wigs',
  condition: 'true',
  purpose: 'p',
  expectedFinding: 'e',
  instruction: 'i',
  lane: 'orange',
  weight: 30,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-06-01T00:00:00.000Z',
});

describe('the draft of a rule', () => {
  it('begins with what the latest version says', () => {
    expect(draftOf({ version: 3, content }, now)).toEqual({ basedOn: 3, content });
  });

  it('of a rule that ends within a month, or has ended, proposes a year from now', () => {
    for (const validTo of ['2026-12-10T00:00:00.000Z', '2026-03-01T00:00:00.000Z'] as (typeof content)['validTo'][]) {
      const ending = { ...content, validTo };
      expect(endsSoon(ending, now)).toBe(true);
      expect(draftOf({ version: 1, content: ending }, now).content).toMatchObject({
        validFrom: '2026-11-29T12:00:00.000Z',
        validTo: '2027-11-29T12:00:00.000Z',
      });
    }
  });

  it('of a new rule is based on none, and lacks what only its author can say', () => {
    const { basedOn, content: begun } = newDraft(now);
    expect(basedOn).toBeNull();
    const { error } = RuleContent.safeParse(begun);
    expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(
      new Set(['id', 'condition', 'purpose', 'expectedFinding', 'instruction']),
    );
  });

  it('leaves out what is emptied, and keeps zero and no', () => {
    expect(withTyped(content, { purpose: '', offices: [], weight: 0, waivesDocuments: false })).toEqual({
      ...Object.fromEntries(Object.entries(content).filter(([name]) => !['purpose', 'offices'].includes(name))),
      weight: 0,
      waivesDocuments: false,
    });
  });
});
