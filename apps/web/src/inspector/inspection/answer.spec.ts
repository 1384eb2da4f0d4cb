import { filesOf, withCount, withoutPhotograph } from './answer.js';

const [ONE, OTHER] = ['aa'.repeat(32), 'bb'.repeat(32)];
const AT = '2026-11-29T03:00:00.000Z';

describe('an inspection that is typed', () => {
  it('names each file once, and first things first', () => {
    const photographs = [{ image: ONE, takenAt: AT }];
    const findings = [{ evidence: [ONE, OTHER] }];
    expect(filesOf({ photographs, findings })).toEqual([ONE, OTHER]);
  });

  it('loses a photograph that is removed wherever it was named', () => {
    const photographs = [
      { image: ONE, takenAt: AT },
      { image: OTHER, takenAt: AT },
    ];
    const left = withoutPhotograph({ photographs, findings: [{ evidence: [ONE, OTHER] }] }, ONE);
    expect(filesOf(left)).toEqual([OTHER]);
    expect(withoutPhotograph({ photographs: photographs.slice(0, 1) }, ONE)).toEqual({});
  });

  it('says nothing of items of which nothing was counted, and takes a comma for a point', () => {
    const counted = withCount(withCount({}, 2, 'grossMassKg', '99,5'), 1, 'packages', '13');
    expect(counted).toEqual({
      counted: [
        { item: 1, packages: 13 },
        { item: 2, grossMassKg: '99.5' },
      ],
    });
    expect(withCount(withCount(counted, 1, 'packages', ''), 2, 'grossMassKg', ' ')).toEqual({});
  });
});
