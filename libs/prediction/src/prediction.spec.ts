import { nationalOffice } from '#libs/calendar';
import { clocksOf, plainClock, queueingKinds } from './clock.js';
import { train } from './conformal.js';
import { qualityOf } from './coverage.js';
import { estimate } from './estimate.js';
import { expectedRelease } from './expected.js';
import type { Model } from './model.js';
import { staysOf, type Past, type Situation } from './moment.js';
import { isOut, knownAt, withoutOutages } from './outages.js';
import { aheadIn, Queues, type Queued } from './queues.js';
import { seeded } from './seeded.js';

const HOUR = 3_600_000;
const plain = () => plainClock;
const nothingAhead = () => 0;
const traits = { perishable: false, aeo: false, mode: 'sea' };
const seen: Situation = { ...traits, audience: 'outside', office: 'COBOG', open: 'documents', ahead: 0 };

/** Declarations held by one documentary check each, for as many hours as told. */
const checked = (hours: number[], lane: Past['lane'] = 'yellow'): Past[] =>
  hours.map((each, index) => ({
    ...{ ...traits, declaration: `${lane}-${index}`, office: 'COBOG', lane },
    releasedAt: (index * 50 + each) * HOUR,
    holds: [{ kind: 'documents', openedAt: index * 50 * HOUR, closedAt: (index * 50 + each) * HOUR }],
  }));

const lognormal = (next: () => number) =>
  4 * Math.exp(Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));

describe('the times in which the same holds were open', () => {
  it('end when one is opened or closed, and leave out moments when nothing was', () => {
    const payment = { kind: 'payment', openedAt: 0 };
    const documents = { kind: 'documents', openedAt: 0 };
    const inspection = { kind: 'inspection', openedAt: 10 };
    const holds = [
      { ...payment, closedAt: 30 },
      { ...documents, closedAt: 10 },
      { ...inspection, closedAt: null },
    ];
    expect(staysOf(holds)).toEqual([
      { open: 'documents+payment', opened: [payment, documents], from: 0, until: 10 },
      { open: 'inspection+payment', opened: [payment, inspection], from: 10, until: 30 },
      { open: 'inspection', opened: [inspection], from: 30, until: null },
    ]);
    expect(staysOf([])).toEqual([]);
  });
});

describe('an estimate', () => {
  it('goes by those that had waited as long: whoever is past the quick half meets the slow one', () => {
    const model = train(
      checked(Array.from({ length: 400 }, (_each, index) => (index % 2 ? 1 : 10))),
      nothingAhead,
      plain,
    );
    expect(estimate(model, seen, 0)).toMatchObject({ basedOn: 400, width: 0 });
    expect(estimate(model, seen, 2 * 3600)).toMatchObject({ median: 8 * 3600, basedOn: 200 });
  });

  it('asks wider cells where few are alike, and tells nothing where nobody is', () => {
    const model = train(checked(Array.from({ length: 60 }, () => 3)), nothingAhead, plain);
    expect(estimate(model, { ...seen, office: 'COCTG' }, 0)).toMatchObject({ width: 4, basedOn: 60 });
    expect(estimate(model, { ...seen, open: 'scan' }, 0)).toBeNull();
    expect(estimate(model, seen, 4 * 3600)).toBeNull();
    expect(estimate(train([], nothingAhead, plain), seen, 0)).toBeNull();
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
    const model = train([...yellow, ...red], nothingAhead, plain);
    const customs = (lane: Past['lane']) => estimate(model, { ...seen, audience: 'customs', lane }, 0)?.median;
    expect(customs('yellow')).toBe(2 * 3600);
    expect(customs('red')).toBe(30 * 3600);
    // What a careless caller adds changes nothing.
    const lanes = (['yellow', 'red'] as const).map((lane) => estimate(model, { ...seen, ...{ lane } }, 0));
    expect(lanes[0]).toEqual(lanes[1]);
    expect(lanes[0]).not.toBeNull();
  });

  it('tells authorised operators and means of transport apart where enough are alike, and else does not', () => {
    const some = (count: number, hours: number, change: Partial<Past>) =>
      checked(Array.from({ length: count }, () => hours)).map((past) => ({ ...past, ...change }));
    const past = [
      ...some(60, 2, { aeo: true }),
      ...some(60, 8, {}),
      ...some(60, 5, { mode: 'air' }),
      ...some(10, 90, { mode: 'rail' }),
    ];
    const model = train(past, nothingAhead, plain);
    const median = (change: Partial<Situation>) => estimate(model, { ...seen, ...change } as Situation, 0)?.median;
    expect([median({ aeo: true }), median({}), median({ mode: 'air' })]).toEqual([2, 8, 5].map((each) => each * 3600));
    // Of rail there are ten, so it is told by all who are not authorised: most took 5 or 8 hours.
    expect(estimate(model, { ...seen, mode: 'rail' }, 0)).toMatchObject({ width: 1, median: 8 * 3600, basedOn: 130 });
  });
});

describe('what is ahead of goods in a queue', () => {
  /** One opened each hour, each closed three hours after, so that three stand in line; another in the second line. */
  const queued = (count: number, perishable = false): Queued[] =>
    Array.from({ length: count }, (_each, hour) => ({
      ...{ office: 'COBOG', kind: 'documents', perishable },
      ...{ openedAt: hour * HOUR, closedAt: (hour + 3) * HOUR },
    }));
  const documents = (hour: number) => [{ kind: 'documents', openedAt: hour * HOUR }];

  it('is how long those before it take, by what the queue got through in the week before', () => {
    const { ahead } = new Queues(queued(400), plain);
    expect(ahead('COBOG', false, documents(300), 300 * HOUR)).toBeCloseTo(3 * 3600, 6);
    expect(ahead('COBOG', false, documents(300), 301.5 * HOUR)).toBeCloseTo(2 * 3600, 6);
    expect(ahead('COCTG', false, documents(300), 300 * HOUR)).toBe(0);
  });

  it('is of perishable goods only what is perishable, and of several queues the longest', () => {
    const lines = [...queued(400), ...queued(400, true).filter((_each, hour) => hour % 2 === 0)];
    const slow = queued(400).map((each) => ({ ...each, kind: 'inspection', closedAt: each.openedAt + 9 * HOUR }));
    const { ahead } = new Queues([...lines, ...slow], plain);
    expect(ahead('COBOG', true, documents(300), 300 * HOUR)).toBeCloseTo(4 * 3600, 6);
    expect(
      ahead('COBOG', false, [...documents(300), { kind: 'inspection', openedAt: 300 * HOUR }], 300 * HOUR),
    ).toBeCloseTo(9 * 3600, 6);
    expect(ahead('COBOG', false, [{ kind: 'payment', openedAt: 300 * HOUR }], 300 * HOUR)).toBe(0);
  });

  it('is nearly the same as told from the queue as it stood a little before', () => {
    const jammed = queued(400).map((each, hour) => ({ ...each, closedAt: (hour * 3 + 3) * HOUR }));
    const queues = new Queues(jammed, plain);
    const standing = aheadIn(queues.standing(300 * HOUR));
    for (const hour of [101, 150, 222, 299, 300])
      expect(standing('COBOG', false, documents(hour), 0) / 3600).toBeCloseTo(
        queues.ahead('COBOG', false, documents(hour), 300 * HOUR) / 3600,
        -1,
      );
    // What came since is last.
    expect(standing('COBOG', false, documents(301), 0)).toBeGreaterThan(standing('COBOG', false, documents(300), 0));
  });

  it('tells of a queue that is longer than any before it how much longer it takes', () => {
    const past = checked(Array.from({ length: 300 }, (_each, index) => 2 + index / 10));
    const growing = (_office: string, _perishable: boolean, _opened: unknown, moment: number) =>
      Math.floor(moment / (50 * HOUR)) * 360;
    const model = train(past, growing, plain);
    expect(estimate(model, { ...seen, ahead: 15 * 3600 }, 0)?.median).toBeCloseTo(17 * 3600, -2);
    expect(estimate(model, { ...seen, ahead: 100 * 3600 }, 0)?.median).toBeCloseTo(102 * 3600, -2);
  });
});

describe('an outage', () => {
  const outages = [
    { office: 'COBOG', from: 10 * HOUR, until: 20 * HOUR },
    { office: null, from: 15 * HOUR, until: 30 * HOUR },
    { office: 'COCTG', from: 0, until: 90 * HOUR },
  ];
  const clockOf = withoutOutages(plain, outages);

  it('takes its time out of what a wait took, once where two overlap', () => {
    expect(clockOf('COBOG', 'documents').between(0, 40 * HOUR)).toBe(20 * 3600);
    expect(clockOf('COBOG', 'documents').between(12 * HOUR, 14 * HOUR)).toBe(0);
    expect(clockOf('COBUN', 'documents').between(0, 40 * HOUR)).toBe(25 * 3600);
  });

  it('of an office leaves alone what only the trader has in hand', () => {
    expect(clockOf('COBOG', 'payment').between(0, 40 * HOUR)).toBe(25 * 3600);
    expect(isOut(outages, 'COBOG', 'payment', 12 * HOUR)).toBe(false);
    expect(isOut(outages, 'COBOG', 'payment', 16 * HOUR)).toBe(true);
    expect(isOut(outages, 'COBOG', 'documents', 30 * HOUR)).toBe(false);
  });

  it('adds what is left of it to what is to come, and has none that ends to tell', () => {
    expect(clockOf('COBOG', 'documents').after(12 * HOUR, 3600)).toBe(31 * HOUR);
    expect(clockOf('COBOG', 'documents').after(8 * HOUR, 3600)).toBe(9 * HOUR);
    expect(clockOf('COBOG', 'documents').after(8 * HOUR, 3 * 3600)).toBe(31 * HOUR);
    const endless = withoutOutages(plain, [{ office: 'COBOG', from: 10 * HOUR, until: null }]);
    expect(endless('COBOG', 'documents').between(8 * HOUR, 12 * HOUR)).toBe(2 * 3600);
    const model = train(checked(Array.from({ length: 100 }, () => 3)), nothingAhead, plain);
    const span = { since: 9 * HOUR, now: 12 * HOUR };
    expect(expectedRelease(model, seen, span, endless)).toBeNull();
    expect(expectedRelease(model, seen, span, clockOf)?.at).toBe(32 * HOUR);
  });
});

describe('outages as they were known', () => {
  it('had no end while they lasted, and were none before they began', () => {
    const outages = [
      { office: 'COBOG', from: 0, until: 10 },
      { office: 'COBOG', from: 20, until: 30 },
      { office: 'COBOG', from: 40, until: null },
    ];
    expect(knownAt(outages, 25)).toEqual([outages[0], { ...outages[1], until: null }]);
    expect(knownAt(outages, 30)).toEqual(outages.slice(0, 2));
    expect(knownAt(outages, 50)).toEqual(outages);
  });
});

describe('intervals', () => {
  const coveredBy = (seed: number, change: (model: Model) => Model): number => {
    const next = seeded(seed);
    const some = (count: number) => Array.from({ length: count }, () => lognormal(next));
    const model = change(train(checked(some(400)), nothingAhead, plain));
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
    const model = train(checked(Array.from({ length: 100 }, (_each, index) => index / 10)), nothingAhead, plain);
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
