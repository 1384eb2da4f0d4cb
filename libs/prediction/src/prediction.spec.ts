import { nationalOffice } from '#libs/calendar';
import { clocksOf, plainClock, queueingKinds } from './clock.js';
import { train } from './conformal.js';
import { qualityOf } from './coverage.js';
import { estimate } from './estimate.js';
import { expectedRelease } from './expected.js';
import type { Model } from './model.js';
import { staysOf, type Past, type Situation } from './moment.js';
import { Queues } from './queues.js';
import { seeded } from './seeded.js';

const HOUR = 3_600_000;
const plain = () => plainClock;
const nothingQueued = new Queues([]);
const seen: Situation = { audience: 'outside', office: 'COBOG', open: 'documents', perishable: false, queue: 0 };

/** Declarations held by one documentary check each, for as many hours as told. */
const checked = (hours: number[], lane: Past['lane'] = 'yellow'): Past[] =>
  hours.map((each, index) => ({
    ...{ declaration: `${lane}-${index}`, office: 'COBOG', lane, perishable: false },
    releasedAt: (index * 50 + each) * HOUR,
    holds: [{ kind: 'documents', openedAt: index * 50 * HOUR, closedAt: (index * 50 + each) * HOUR }],
  }));

const lognormal = (next: () => number) =>
  4 * Math.exp(Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));

describe('the times in which the same holds were open', () => {
  it('end when one is opened or closed, and leave out moments when nothing was', () => {
    const holds = [
      { kind: 'payment', openedAt: 0, closedAt: 30 },
      { kind: 'documents', openedAt: 0, closedAt: 10 },
      { kind: 'inspection', openedAt: 10, closedAt: null },
    ];
    expect(staysOf(holds)).toEqual([
      { open: 'documents+payment', from: 0, until: 10 },
      { open: 'inspection+payment', from: 10, until: 30 },
      { open: 'inspection', from: 30, until: null },
    ]);
    expect(staysOf([])).toEqual([]);
  });
});

describe('an estimate', () => {
  it('goes by those that had waited as long: whoever is past the quick half meets the slow one', () => {
    const model = train(
      checked(Array.from({ length: 400 }, (_each, index) => (index % 2 ? 1 : 10))),
      nothingQueued,
      plain,
    );
    expect(estimate(model, seen, 0)).toMatchObject({ basedOn: 400, width: 0 });
    expect(estimate(model, seen, 2 * 3600)).toMatchObject({ median: 8 * 3600, basedOn: 200 });
  });

  it('asks wider cells where few are alike, and tells nothing where nobody is', () => {
    const model = train(checked(Array.from({ length: 60 }, () => 3)), nothingQueued, plain);
    expect(estimate(model, { ...seen, office: 'COCTG' }, 0)).toMatchObject({ width: 3, basedOn: 60 });
    expect(estimate(model, { ...seen, open: 'scan' }, 0)).toBeNull();
    expect(estimate(model, seen, 4 * 3600)).toBeNull();
    expect(estimate(train([], nothingQueued, plain), seen, 0)).toBeNull();
  });

  it('of customs tells lanes apart, and outside of customs cannot', () => {
    const yellow = checked(
      Array.from({ length: 200 }, () => 2),
      'yellow',
    );
    const red = checked(
      Array.from({ length: 200 }, () => 30),
      'red',
    );
    const model = train([...yellow, ...red], nothingQueued, plain);
    const customs = (lane: Past['lane']) => estimate(model, { ...seen, audience: 'customs', lane }, 0)?.median;
    expect(customs('yellow')).toBe(2 * 3600);
    expect(customs('red')).toBe(30 * 3600);
    // What a careless caller adds changes nothing.
    const lanes = (['yellow', 'red'] as const).map((lane) => estimate(model, { ...seen, ...{ lane } }, 0));
    expect(lanes[0]).toEqual(lanes[1]);
    expect(lanes[0]).not.toBeNull();
  });

  it('goes by the queue: those that found a long one took longer', () => {
    const queued = checked(Array.from({ length: 300 }, (_each, index) => (index < 150 ? 2 : 20)));
    // From the middle on, nine others stand in line.
    const others = Array.from({ length: 9 }, () => ({
      ...{ office: 'COBOG', kind: 'documents', openedAt: 7400 * HOUR, closedAt: null },
    }));
    const lines = queued.flatMap(({ holds }) => holds.map((hold) => ({ office: 'COBOG', ...hold })));
    const model = train(queued, new Queues([...lines, ...others]), plain);
    expect(estimate(model, { ...seen, queue: 1 }, 0)?.median).toBe(2 * 3600);
    expect(estimate(model, { ...seen, queue: 10 }, 0)?.median).toBe(20 * 3600);
  });
});

describe('intervals', () => {
  const coveredBy = (seed: number, change: (model: Model) => Model): number => {
    const next = seeded(seed);
    const some = (count: number) => Array.from({ length: count }, () => lognormal(next));
    const model = change(train(checked(some(400)), nothingQueued, plain));
    const told = estimate(model, seen, 0);
    if (!told) throw new Error('There is no estimate.');
    return some(400).filter((hours) => told.low <= hours * 3600 && hours * 3600 <= told.high).length / 400;
  };
  const meanOver = (change: (model: Model) => Model): number =>
    Array.from({ length: 25 }, (_each, seed) => coveredBy(seed + 1, change)).reduce((sum, each) => sum + each) / 25;

  it('hold in four of five cases that they have not seen, over many seeds', () => {
    const mean = meanOver((model) => model);
    expect(mean).toBeGreaterThan(0.78);
    expect(mean).toBeLessThan(0.83);
  });

  it('and this can be told from intervals that are narrower or wider', () => {
    const moved = (by: number) => (model: Model) => ({
      ...model,
      margins: new Map([...model.margins].map(([key, margin]): [string, number] => [key, margin + by])),
    });
    expect(meanOver(moved(-0.15))).toBeLessThan(0.78);
    expect(meanOver(moved(0.15))).toBeGreaterThan(0.83);
  });
});

describe('time', () => {
  const clockOf = clocksOf(new Map([['CONAC', nationalOffice]]));

  it('is the opening time of the office where customs or an agency has the goods, and plain time where it waits for others', () => {
    const friday = Date.parse('2026-11-20T21:00:00.000Z'); // 16:00 in Bogotá, which closes at 17:00
    const monday = Date.parse('2026-11-23T14:00:00.000Z');
    expect(clockOf('CONAC', 'documents+payment').between(friday, monday)).toBe(2 * 3600);
    expect(clockOf('CONAC', 'documents').after(friday, 2 * 3600)).toBe(monday);
    expect(clockOf('CONAC', 'payment').between(friday, monday)).toBe(65 * 3600);
    expect(clockOf('elsewhere', 'documents').between(friday, monday)).toBe(65 * 3600);
  });

  it('of a control whose question is open is the trader’s', () => {
    expect(queueingKinds('documents+information')).toEqual([]);
    expect(queueingKinds('agency:ICA+documents+information')).toEqual(['agency:ICA']);
    expect(queueingKinds('arrival+documents')).toEqual(['documents']);
  });

  it('never expects release before the moment of asking, nor the interval without the middle', () => {
    const model = train(checked(Array.from({ length: 100 }, (_each, index) => index / 10)), nothingQueued, plain);
    const now = 1_000 * HOUR;
    const told = expectedRelease(model, seen, { since: now - 3 * HOUR, now }, plain);
    expect(told).not.toBeNull();
    expect(told!.from).toBeGreaterThanOrEqual(now);
    expect(told!.at).toBeGreaterThanOrEqual(told!.from);
    expect(told!.to).toBeGreaterThanOrEqual(told!.at);
  });
});

describe('quality', () => {
  it('counts releases within the interval, bounds included, and says what is certain of their share', () => {
    const judged = [0, 10, 20, 30, 41].map((releasedAt) => ({
      ...{ at: 0, low: 0, median: 20_000, high: 40_000 },
      releasedAt: releasedAt * 1000,
    }));
    const quality = qualityOf(judged);
    expect(quality).toMatchObject({ n: 5, covered: 0.8, medianWidth: 40, medianError: 10 });
    // Wilson's interval of 4 in 5.
    expect(quality.coveredFrom).toBeCloseTo(0.3755, 3);
    expect(quality.coveredTo).toBeCloseTo(0.9638, 3);
    // (0.1 × 101 + 0.5 × (20 + 10 + 0 + 10 + 21) + (0.1 × (40 + 30 + 20 + 10) + 0.9 × 1)) / 3 / 5
    expect(quality.pinball).toBeCloseTo((10.1 + 30.5 + 10.9) / 15, 6);
    expect(qualityOf([])).toMatchObject({ n: 0, covered: null });
  });
});
