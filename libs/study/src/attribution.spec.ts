import type { HoldId, HoldOwner } from '#libs/domain';
import fc from 'fast-check';
import { Told } from '../../../tests/setup/told.js';
import { attributionOf } from './attribution.js';
import type { StudyHold } from './holds.js';
import { measure } from './measured.js';
import { secondsOf, union, within, without } from './spans.js';

const attributed = (told: Told, now = told.file.lastAt) =>
  measure(told.id, told.story, Date.parse(now ?? '')).attribution;

describe('who held the goods', () => {
  it('is told in total and alone, where holds overlap', () => {
    // Customs 0–40, ICA 0–60, the trader (payment) 0–50: after 50 minutes only ICA holds the goods.
    const told = new Told('yellow', { agencies: ['ICA'], payment: 'cash' })
      .complete('documents', 'olga', 40)
      .complete('payment', 'bruno', 50)
      .complete('agency:ICA', 'adriana', 60);
    expect(attributed(told)).toMatchObject({
      held: 3600,
      owners: [
        { owner: 'agency:ICA', total: 3600, exclusive: 600 },
        { owner: 'customs', total: 2400, exclusive: 0 },
        { owner: 'trader', total: 3000, exclusive: 0 },
      ],
      critical: { kind: 'agency:ICA', owner: 'agency:ICA' },
    });
  });

  it('is the trader while a question is open, and not whoever asked it', () => {
    const told = new Told('yellow')
      .ask('documents', 'olga', 10)
      .complete('information', 'bruno', 70)
      .complete('documents', 'olga', 90);
    expect(attributed(told)).toMatchObject({
      held: 5400,
      owners: [
        { owner: 'customs', total: 1800, exclusive: 1800 },
        { owner: 'trader', total: 3600, exclusive: 3600 },
      ],
      critical: { kind: 'documents' },
    });
  });

  it('is not the auditor, nor whom the auditor asks: an audit holds the file', () => {
    const told = new Told('blue').ask('audit', 'aurora', 10).complete('information', 'bruno', 20);
    expect(attributed(told)).toEqual({ held: 0, owners: [], critical: null });
  });

  it('is told up to now while goods are held, and what they wait for last is not known yet', () => {
    const told = new Told('green', { agencies: ['ICA'], payment: 'cash' }).complete('payment', 'bruno', 10);
    const { held, owners, critical } = attributed(told, told.file.lastAt);
    expect([held, critical]).toEqual([600, null]);
    expect(owners.map(({ total }) => total)).toEqual([600, 600]);
  });
});

const instants = fc.integer({ min: 0, max: 50 }).map((each) => each * 1000);
const spans = fc
  .tuple(instants, instants)
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
const holds = fc.array(
  fc
    .record({ span: spans, owner: fc.constantFrom<HoldOwner>('customs', 'trader', 'carrier', 'agency:ICA') })
    .map(({ span, owner }): StudyHold => ({
      id: 'hold' as HoldId,
      kind: 'documents',
      owner,
      onGoods: true,
      parent: null,
      openedAt: span.from,
      closedAt: span.to,
      result: 'conforming',
      completedBy: null,
      claimedAt: null,
      spans: union([span]),
    })),
  { maxLength: 12 },
);
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

describe('whatever held the goods', () => {
  it('no owner held them alone for longer than in all, nor for longer than they were held', () => {
    fc.assert(
      fc.property(holds, (those) => {
        const { held, owners } = attributionOf(those);
        for (const { total, exclusive } of owners) {
          expect(exclusive).toBeLessThanOrEqual(total);
          expect(total).toBeLessThanOrEqual(held);
        }
      }),
    );
  });

  it('all the time is somebody’s, and none is two owners’ alone', () => {
    fc.assert(
      fc.property(holds, (those) => {
        const { held, owners } = attributionOf(those);
        expect(sum(owners.map(({ total }) => total))).toBeGreaterThanOrEqual(held);
        expect(sum(owners.map(({ exclusive }) => exclusive))).toBeLessThanOrEqual(held);
      }),
    );
  });

  it('is as a count second by second has it', () => {
    fc.assert(
      fc.property(holds, (those) => {
        const seconds = Array.from({ length: 50 }, (_each, second) => [
          ...new Set(
            those
              .filter(({ spans: its }) => its.some(({ from, to }) => from <= second * 1000 && second * 1000 < to))
              .map(({ owner }) => owner),
          ),
        ]);
        const { held, owners } = attributionOf(those);
        expect(held).toBe(seconds.filter((its) => its.length > 0).length);
        for (const { owner, total, exclusive } of owners) {
          expect(total).toBe(seconds.filter((its) => its.includes(owner)).length);
          expect(exclusive).toBe(seconds.filter((its) => its.length === 1 && its[0] === owner).length);
        }
      }),
    );
  });

  it('what closed last is what the goods waited for', () => {
    fc.assert(
      fc.property(holds, (those) => {
        const last = Math.max(...those.map(({ closedAt }) => closedAt ?? 0));
        expect(attributionOf(those).critical?.closedAt ?? -Infinity).toBe(those.length === 0 ? -Infinity : last);
      }),
    );
  });
});

describe('time in spans', () => {
  it('is either within others or without them', () => {
    fc.assert(
      fc.property(fc.array(spans), fc.array(spans), spans, (some, others, one) => {
        expect(secondsOf(within(some, one)) + secondsOf(without(some, [one]))).toBe(secondsOf(some));
        expect(secondsOf(without(some, others)) + secondsOf(others)).toBe(secondsOf([...some, ...others]));
      }),
    );
  });
});
