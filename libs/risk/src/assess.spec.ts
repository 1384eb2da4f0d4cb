import { Declaration, type DeclarationId, type Instant } from '#libs/domain';
import { assess } from './assess.js';
import type { Known, Targeting } from './decision.js';
import { FEATURES, FEATURE_SET } from './features/features.js';
import { riskItemsOf } from './features/item.js';
import { combinationOf } from './features/keys.js';
import type { ScoringModel } from './model/scoring-model.js';
import { rulesAlone } from './rules-alone.js';
import { compileRules } from './rules/compile-rules.js';
import { drawOf } from './selection/draw.js';
import { DEFAULT_SETTINGS } from './selection/settings.js';
import type { Thresholds } from './selection/thresholds.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;
const ID = 'dec_00000000000000000000000001' as DeclarationId;
const OCCASION = { id: ID, at: AT, receivedAt: AT, office: 'COBOG' };
const NOTHING_KNOWN: Known = { results: 0, statistics: new Map() };
const SEED = 'ab'.repeat(32);

const item = (change: Record<string, unknown> = {}) => ({
  ...{ number: 1, commodityCode: '85109000', origin: 'US', netMassKg: '100' },
  ...{ price: { amount: '1000', currency: 'USD' }, taxes: [{ type: 'A00', rate: '5' }] },
  ...change,
});
const declaration = (change: Record<string, unknown> = {}): Declaration =>
  Declaration.parse({
    ...{ localReference: 'REF-1', kind: 'import', type: 'IMA', office: 'COBOG' },
    ...{ declarant: { id: 'CO1' }, importer: { id: 'CO2' }, dispatchCountry: 'US', destinationCountry: 'CO' },
    documents: [{ type: 'N935', id: 'INV-1' }],
    items: [item()],
    ...change,
  });

const LOG_MASS = FEATURES.indexOf('log-mass');

/** A model that finds heavy goods suspicious: its probability is the mass over a thousand kilograms. */
const byMass = (change: Partial<ScoringModel> = {}): ScoringModel => ({
  version: 'fraud-0123456789ab',
  target: 'fraud',
  featureSet: FEATURE_SET,
  probability: (row) => Math.min(1, Math.exp(row[LOG_MASS]!) / 1000),
  explain: (row) => ({ bias: -2, contributions: [{ feature: 'log-mass', value: row[LOG_MASS]!, contribution: 1.5 }] }),
  ...change,
});

const THRESHOLDS: Thresholds = {
  ...{ office: 'COBOG', version: 't1', at: AT },
  ...{ inspection: 0.6, scan: 0.5, documents: 0.3, exploration: null },
};

/** Models and thresholds, without rules, at random or to learn. */
const targeting = (change: Partial<Targeting> = {}): Targeting => ({
  ...rulesAlone(compileRules([], [])),
  champions: { fraud: byMass() },
  thresholds: new Map([['COBOG', THRESHOLDS]]),
  seeds: new Map([['2026-11-24', SEED]]),
  ...change,
});

const decide = (subject = declaration(), by = targeting(), known = NOTHING_KNOWN) =>
  assess(subject, OCCASION, known, by);

describe('a declaration', () => {
  it.each([
    ['100', 'green', []],
    ['350', 'yellow', ['documents']],
    ['550', 'orange', ['scan']],
    ['700', 'red', ['inspection']],
  ] as const)('of %s kg goes to the lane that its priority asks for: %s', (netMassKg, lane, selectedBy) => {
    const { assessment, basis } = decide(declaration({ items: [item({ netMassKg })] }));
    expect([assessment.lane, basis.selectedBy]).toEqual([lane, selectedBy]);
  });

  it('is selected by the thresholds of all offices together where its office has none, and says so where there are none', () => {
    const heavy = declaration({ items: [item({ netMassKg: '700' })] });
    const everywhere = targeting({ thresholds: new Map([['*', { ...THRESHOLDS, office: '*' }]]) });
    expect(decide(heavy, everywhere)).toMatchObject({
      assessment: { lane: 'red' },
      basis: { thresholds: { office: '*' }, faults: [] },
    });
    const nowhere = { thresholds: new Map() };
    expect(decide(heavy, targeting(nowhere))).toMatchObject({
      assessment: { lane: 'yellow', reasons: [{ rule: 'thresholds-missing', lane: 'yellow' }] },
      basis: { faults: ['thresholds-missing:COBOG'] },
    });
    expect(decide(heavy, targeting({ ...nowhere, champions: {} })).basis.faults).toEqual([]);
  });

  it('is judged by its most suspicious goods item, and the reason names it', () => {
    const { assessment, basis } = decide(
      declaration({ items: [item(), item({ number: 2, netMassKg: '800' }), item({ number: 3, netMassKg: '300' })] }),
    );
    expect(basis.scores).toEqual([
      { model: 'fraud-0123456789ab', target: 'fraud', probability: expect.closeTo(0.8, 9) as number, item: 2 },
    ]);
    expect(basis.items.map(({ number }) => number)).toEqual([2, 3, 1]);
    expect(assessment.reasons[0]).toMatchObject({ rule: 'model:fraud', lane: 'red', weight: 80 });
    expect(assessment.reasons[0]!.purpose).toContain('expects a finding in about 8 in 10 of goods like item 2');
    expect(assessment.reasons[0]!.purpose).toContain('net mass 800 kg');
  });

  it('keeps the features of twenty goods items at most, and decides by all', () => {
    const items = Array.from({ length: 50 }, (_, index) => item({ number: index + 1, netMassKg: String(index + 1) }));
    const { basis } = decide(declaration({ items }));
    expect(basis.items).toHaveLength(20);
    expect(basis.items[0]!.number).toBe(50);
  });

  it('is told all that decided: models, thresholds, draw, features, and how many results were known', () => {
    const { assessment, basis } = decide(declaration(), targeting(), { results: 7, statistics: new Map() });
    expect(assessment.versions).toEqual({
      rules: expect.any(String) as string,
      thresholds: 't1',
      model: 'fraud-0123456789ab',
    });
    expect(basis).toMatchObject({
      ...{ at: AT, office: 'COBOG', featureSet: FEATURE_SET, results: 7, thresholds: THRESHOLDS, faults: [] },
      draw: { day: '2026-11-24', value: drawOf(SEED, ID), share: 0 },
      contributions: [{ model: 'fraud-0123456789ab', feature: 'log-mass', contribution: 1.5 }],
    });
    expect(basis.items[0]!.features).toHaveLength(FEATURES.length);
  });

  it('is judged the same again', () => {
    expect(decide()).toEqual(decide(structuredClone(declaration())));
  });

  it('counts a critical finding by the weight of the office', () => {
    const critical = byMass({ version: 'critical-0123456789ab', target: 'critical', probability: () => 0.2 });
    const settings = new Map([['COBOG', { ...DEFAULT_SETTINGS, random: 0, criticalWeight: 3 }]]);
    const { assessment, basis } = decide(
      declaration(),
      targeting({ champions: { fraud: byMass(), critical }, settings }),
    );
    expect(basis.priority).toBeCloseTo(0.1 + 3 * 0.2, 9);
    // The fraud model made for less than a third of the other's part.
    expect(assessment.reasons.map(({ rule }) => rule)).toEqual(['model:critical']);
  });
});

describe('the random control', () => {
  const always = new Map([['*', { ...DEFAULT_SETTINGS, random: 1 }]]);

  it('inspects whatever the models say, and says so', () => {
    const { assessment, basis } = decide(declaration(), targeting({ settings: always, champions: {} }));
    expect(assessment).toMatchObject({ lane: 'red', reasons: [{ rule: 'random-control', lane: 'red' }] });
    expect(basis.selectedBy).toEqual(['random']);
  });

  it('draws nothing where the seed of the day is missing, and an operator sees it', () => {
    const { assessment, basis } = decide(declaration(), targeting({ settings: always, seeds: new Map() }));
    expect([assessment.lane, basis.draw, basis.faults]).toEqual(['green', null, ['seed-missing:2026-11-24']]);
  });

  it('draws by the day of receipt, however late the decision', () => {
    const later = { ...OCCASION, at: '2026-11-26T08:00:00.000Z' as Instant };
    expect(assess(declaration(), later, NOTHING_KNOWN, targeting()).basis.draw?.day).toBe('2026-11-24');
  });
});

describe('exploration', () => {
  const subject = declaration();
  const key = combinationOf(riskItemsOf(subject)[0]!)!;
  const exploring = targeting({ thresholds: new Map([['COBOG', { ...THRESHOLDS, exploration: 0.25 }]]) });
  const come = (times: number): Known => ({ ...NOTHING_KNOWN, seen: new Map([[key, times]]) });

  it('takes a combination that has come often and that nobody has looked at', () => {
    expect(decide(subject, exploring, come(2)).basis.selectedBy).toEqual([]);
    const { assessment, basis } = decide(subject, exploring, come(9));
    expect(basis.selectedBy).toEqual(['exploration']);
    expect(assessment.reasons[0]).toMatchObject({ rule: 'exploration', lane: 'red' });
  });

  it('leaves one alone that has had a result', () => {
    const statistic = {
      ...{ inspected: 1, hits: 0, critical: 0, lastAt: 0 },
      ...{ priced: 1, logPriceSum: 2, logPriceSquares: 4 },
    };
    const known = { ...come(9), statistics: new Map([[key, statistic]]) };
    expect(decide(subject, exploring, known).basis).toMatchObject({ selectedBy: [], exploration: 0 });
  });
});

describe('bad input stops nothing', () => {
  it.each([
    [
      'throws',
      {
        probability: () => {
          throw new Error('damaged');
        },
      },
      /model-failed:fraud-0123456789ab: damaged/,
    ],
    ['gives no number', { probability: () => NaN }, /gave no probability/],
    ['gives more than certainty', { probability: () => 1.5 }, /gave no probability/],
    ['takes other features', { featureSet: 'other' }, /takes the features other/],
  ])('a model that %s sends the declaration to a person, with the reason, and is told', (_, change, fault) => {
    const { assessment, basis } = decide(declaration(), targeting({ champions: { fraud: byMass(change) } }));
    expect(assessment).toMatchObject({ lane: 'yellow', reasons: [{ rule: 'model-failed:fraud', lane: 'yellow' }] });
    expect(basis.priority).toBeNull();
    expect(basis.faults).toEqual([expect.stringMatching(fault)]);
  });

  it('a model whose explanation fails still decides', () => {
    const explain = () => {
      throw new Error('no path');
    };
    const { assessment, basis } = decide(
      declaration({ items: [item({ netMassKg: '700' })] }),
      targeting({ champions: { fraud: byMass({ explain }) } }),
    );
    expect(assessment.lane).toBe('red');
    expect(basis.faults).toEqual(['explanation-failed:fraud-0123456789ab: no path']);
  });

  it('a challenger that fails is told, and decides nothing', () => {
    const broken = byMass({ version: 'fraud-broken', probability: () => NaN });
    const { assessment, basis } = decide(declaration(), targeting({ challengers: [broken] }));
    expect(assessment).toMatchObject({ lane: 'green', reasons: [] });
    expect(basis.faults).toHaveLength(1);
  });

  it('what is not declared, or is no number, is missing', () => {
    const subject = declaration();
    const [first] = subject.items;
    const odd = { ...subject, items: [{ ...first!, price: { amount: 'NaN', currency: 'USD' }, netMassKg: undefined }] };
    const { basis } = decide(odd, targeting({ champions: {} }));
    const feature = (name: string) => basis.items[0]!.features[FEATURES.indexOf(name)];
    expect(['log-price', 'log-mass', 'log-unit-price', 'results-shipment'].map(feature)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(basis.faults).toEqual([]);
  });

  it('an office without settings or thresholds of its own is judged by the defaults, and by a person where models score', () => {
    const occasion = { ...OCCASION, office: 'NOWHERE' };
    const { assessment, basis } = assess(declaration(), occasion, NOTHING_KNOWN, targeting({ settings: new Map() }));
    expect([assessment.lane, basis.thresholds]).toEqual(['yellow', null]);
  });
});
