import type { Label } from '#libs/clearance';
import { Declaration, type ActorId, type Instant } from '#libs/domain';
import { lessonsOf, resultRow, type MadeLabel } from './results.js';

const content = (...masses: string[]): Declaration =>
  Declaration.parse({
    localReference: 'REF-1',
    kind: 'import',
    type: 'IMA',
    office: 'COBOG',
    declarant: { id: 'CO900111222' },
    importer: { id: 'CO900111222' },
    items: masses.map((netMassKg, index) => ({
      number: 2 * index + 1,
      commodityCode: '851713',
      netMassKg,
      price: { amount: '100', currency: 'USD' },
    })),
  });

const label = (more: Partial<Label>): Label => ({
  ...{ seq: 7, at: '2026-11-24T12:00:00.000Z' as Instant, by: 'olga' as ActorId, control: 'inspection', version: 1 },
  ...{ fraud: [], critical: [], reasons: [] },
  ...more,
});

const made = (more: Partial<MadeLabel>): MadeLabel => ({
  ...{ declaration: 'dec_1', label: label({}), before: undefined },
  contents: new Map([
    [1, content('10', '10')],
    [2, content('10', '20')],
  ]),
  ...more,
});

const hs6 = (of: MadeLabel) => lessonsOf(of).get('hs6:851713');

describe('what a label says of goods items', () => {
  it('marks the items that findings name', () => {
    const { items, fraud, critical } = resultRow(made({ label: label({ fraud: [1, 3], critical: [3] }) }));
    expect({ fraud, critical }).toEqual({ fraud: true, critical: true });
    expect(items).toEqual([
      { number: 1, fraud: true, critical: false },
      { number: 3, fraud: true, critical: true },
    ]);
  });

  it('marks all where a finding names none, or one that is not declared', () => {
    for (const fraud of ['all', [2]] as const)
      expect(resultRow(made({ label: label({ fraud: fraud === 'all' ? fraud : [...fraud] }) })).items).toEqual([
        { number: 1, fraud: true, critical: false },
        { number: 3, fraud: true, critical: false },
      ]);
  });
});

describe('what a label adds to the statistics', () => {
  it('is one result for each item', () => {
    expect(hs6(made({ label: label({ fraud: [1] }) }))).toMatchObject({
      inspected: 2,
      hits: 1,
      critical: 0,
      priced: 2,
    });
  });

  it('is the difference where it takes the place of another', () => {
    const lesson = hs6(made({ before: label({}), label: label({ fraud: [3], critical: [3] }) }));
    expect(lesson).toMatchObject({ inspected: 0, hits: 1, critical: 1, priced: 0 });
  });

  it('is nothing where it says the same of the same content, and only adds an answer to a reason', () => {
    const reasons = [{ rule: 'price-low', result: 'not-found' as const }];
    expect(lessonsOf(made({ before: label({}), label: label({ reasons }) })).size).toBe(0);
  });

  it('moves to the new content where the content was amended', () => {
    const lessons = lessonsOf(made({ before: label({}), label: label({ version: 2 }) }));
    expect(lessons.get('hs6-exact-mass:851713|10')).toMatchObject({ inspected: -1 });
    expect(lessons.get('hs6-exact-mass:851713|20')).toMatchObject({ inspected: 1 });
    expect(lessons.get('hs6:851713')).toMatchObject({ inspected: 0 });
  });
});
