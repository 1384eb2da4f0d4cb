import {
  Declaration,
  type Agency,
  type Assessment,
  type DeclarationId,
  type Instant,
  type Lane,
  type Reason,
} from '#libs/domain';
import fc from 'fast-check';
import { agenciesFor } from './agencies.js';
import { assess } from './assess.js';
import { rulesAlone } from './rules-alone.js';
import { compileRules } from './rules/compile-rules.js';
import { SEED_RULES } from './rules/seed.js';
import { strictest } from './strictest.js';

/** A declaration with nothing odd in it, changed as the case wants. */
function declaration(change: Record<string, unknown> = {}, itemChange: Record<string, unknown> = {}): Declaration {
  return Declaration.parse({
    localReference: 'REF-1',
    kind: 'import',
    type: 'IMA',
    office: 'COBOG',
    declarant: { id: 'CO900123456' },
    importer: { id: 'CO900123456' },
    dispatchCountry: 'US',
    destinationCountry: 'CO',
    documents: [{ type: 'N935', id: 'INV-1' }],
    items: [
      {
        number: 1,
        commodityCode: '85109000',
        origin: 'US',
        grossMassKg: '150',
        netMassKg: '100',
        price: { amount: '1000', currency: 'USD' },
        procedure: { current: '40', previous: '00' },
        ...itemChange,
      },
    ],
    ...change,
  });
}

const INITIAL = compileRules(SEED_RULES, []);

/** By these rules alone: no model, nothing at random. */
function byRules(subject: Declaration, rules = INITIAL): Assessment {
  const at = '2026-11-24T12:00:00.000Z' as Instant;
  const id = 'dec_00000000000000000000000001' as DeclarationId;
  const occasion = { id, at, receivedAt: at, office: subject.office };
  return assess(subject, occasion, { results: 0, statistics: new Map() }, rulesAlone(rules)).assessment;
}

const reasonsOf = (subject: Declaration) => byRules(subject).reasons.map(({ rule }) => rule);

describe('the lane', () => {
  it('is green, with score 0, where no rule applies', () => {
    expect(byRules(declaration())).toEqual({
      score: 0,
      lane: 'green',
      reasons: [],
      versions: { rules: INITIAL.version, thresholds: 'none' },
    });
  });

  it.each<[rule: string, lane: string, change: Record<string, unknown>, item: Record<string, unknown>]>([
    ['arms-and-explosives', 'red', {}, { commodityCode: '93062100' }],
    ['arms-and-explosives', 'red', {}, { commodityCode: '36041000' }],
    ['tobacco', 'orange', {}, { commodityCode: '24022000' }],
    ['spirits', 'yellow', {}, { commodityCode: '22083000' }],
    ['price-below-floor', 'yellow', {}, { price: { amount: '199.99', currency: 'USD' } }],
    ['price-far-below-statistics', 'yellow', {}, { statisticalValue: { amount: '3001', currency: 'USD' } }],
    ['high-value', 'blue', {}, { price: { amount: '250000', currency: 'USD' } }],
    ['high-value', 'blue', { invoiceTotal: { amount: '250000', currency: 'EUR' } }, {}],
    ['invoice-missing', 'yellow', { documents: [{ type: 'C506' }] }, {}],
    ['origin-missing', 'yellow', {}, { origin: undefined }],
    ['origin-missing', 'yellow', {}, { origin: 'ZZ' }],
    ['country-unknown', 'yellow', { dispatchCountry: 'ZN' }, { origin: undefined }],
    ['third-country-route', 'yellow', { dispatchCountry: 'PA' }, {}],
    ['brand-goods-by-hub', 'red', { dispatchCountry: 'HK' }, { commodityCode: '64041100', origin: 'CN' }],
    ['preference-not-direct', 'yellow', { dispatchCountry: 'PA' }, { taxes: [{ type: 'A00', preference: '300' }] }],
    ['reimport-or-outward-processing', 'yellow', {}, { procedure: { current: '40', previous: '22' } }],
    ['reimport-or-outward-processing', 'yellow', {}, { procedure: { current: '61', previous: '10' } }],
    ['suspensive-procedure', 'yellow', {}, { procedure: { current: '53', previous: '00' } }],
    ['container-check-digit', 'orange', { containers: ['CSQU3054384'] }, {}],
    ['mass-implausible', 'orange', {}, { netMassKg: '0.0' }],
    ['mass-implausible', 'orange', {}, { grossMassKg: '501', netMassKg: '100' }],
    ['mass-implausible', 'orange', { totalGrossMassKg: '140' }, {}],
  ])('is raised by %s to %s', (rule, lane, change, item) => {
    const assessment = byRules(declaration(change, item));
    expect(assessment.reasons.map((reason) => reason.rule)).toContain(rule);
    expect(assessment.lane).toBe(lane);
  });

  it.each<[rule: string, change: Record<string, unknown>, item: Record<string, unknown>]>([
    ['price-below-floor', {}, { price: { amount: '200', currency: 'USD' } }],
    ['price-below-floor', {}, { price: { amount: '1', currency: 'JPY' } }],
    ['price-below-floor', { kind: 'export' }, { price: { amount: '1', currency: 'USD' } }],
    ['price-far-below-statistics', {}, { statisticalValue: { amount: '3000', currency: 'USD' } }],
    ['price-far-below-statistics', {}, { statisticalValue: { amount: '4000000', currency: 'COP' } }],
    ['high-value', {}, { price: { amount: '249999.99', currency: 'USD' } }],
    ['invoice-missing', { documents: [] }, {}],
    ['invoice-missing', { documents: [{ type: 'C506' }] }, { price: undefined }],
    ['invoice-missing', { documents: [{ type: 'C506' }] }, { documents: [{ type: 'N380' }] }],
    ['origin-missing', { kind: 'export' }, { origin: undefined }],
    ['country-unknown', { destinationCountry: 'XI' }, {}],
    ['third-country-route', { dispatchCountry: 'PA' }, { origin: 'CO' }],
    ['brand-goods-by-hub', { dispatchCountry: 'HK' }, { commodityCode: '64041100', origin: 'HK' }],
    ['preference-not-direct', { dispatchCountry: 'PA' }, { taxes: [{ type: 'A00', preference: '100' }] }],
    ['container-check-digit', { containers: ['CSQU3054383', 'TRAILER-1'] }, {}],
    ['mass-implausible', {}, { grossMassKg: '99', netMassKg: '0.5' }],
    ['mass-implausible', { totalGrossMassKg: '149.5' }, {}],
  ])('is not raised by %s where it does not apply', (rule, change, item) => {
    expect(reasonsOf(declaration(change, item))).not.toContain(rule);
  });

  it('is the strictest of all the reasons', () => {
    const subject = declaration({ dispatchCountry: 'PA', containers: ['CSQU3054384'] });
    expect(byRules(subject).lane).toBe('orange');
  });

  it('is raised by the score where several reasons come together', () => {
    const cheapByDetour = declaration({ dispatchCountry: 'PA' }, { price: { amount: '1', currency: 'USD' } });
    expect(byRules(cheapByDetour)).toMatchObject({ score: 45, lane: 'orange' });
    const withoutInvoiceToo = declaration(
      { dispatchCountry: 'PA', documents: [{ type: 'C506' }] },
      { price: { amount: '1', currency: 'USD' }, procedure: { current: '53' } },
    );
    expect(byRules(withoutInvoiceToo)).toMatchObject({ score: 80, lane: 'red' });
  });

  it('adds the prices of items exactly, in each currency apart', () => {
    const items = (...amounts: [string, string][]) =>
      amounts.map(([amount, currency], index) => ({
        ...declaration().items[0],
        number: index + 1,
        price: { amount, currency },
      }));
    expect(reasonsOf(declaration({ items: items(['249999.9', 'USD'], ['0.1', 'USD']) }))).toContain('high-value');
    expect(reasonsOf(declaration({ items: items(['199999', 'USD'], ['199999', 'GBP']) }))).not.toContain('high-value');
  });
});

describe('an authorised economic operator', () => {
  const authorisations = [{ type: 'AEOC', holder: 'CO900123456' }];

  it('is spared the control of documents', () => {
    const assessment = byRules(declaration({ authorisations, dispatchCountry: 'PA' }));
    expect(assessment).toMatchObject({ score: 0, lane: 'green' });
    expect(assessment.reasons.map(({ rule }) => rule)).toEqual(['third-country-route', 'aeo-authorised']);
  });

  it('is not spared the scan, the inspection or the audit', () => {
    expect(byRules(declaration({ authorisations }, { commodityCode: '93062100' })).lane).toBe('red');
    expect(byRules(declaration({ authorisations, containers: ['CSQU3054384'] })).lane).toBe('orange');
    const invoiceTotal = { amount: '9999999', currency: 'USD' };
    expect(byRules(declaration({ authorisations, invoiceTotal, dispatchCountry: 'PA' })).lane).toBe('blue');
  });

  it('is not spared where a rule failed', () => {
    const rules = compileRules([...SEED_RULES, failing], []);
    expect(byRules(declaration({ authorisations }), rules).lane).toBe('yellow');
  });
});

const failing = {
  ...SEED_RULES[0]!,
  id: 'broken',
  lane: 'red' as const,
  weight: 50,
  condition: 'declaration.items[1000].origin == ""',
};

describe('a rule that fails', () => {
  it('is a reason for the control of documents, and stops nothing', () => {
    const assessment = byRules(declaration({ dispatchCountry: 'PA' }), compileRules([failing, ...SEED_RULES], []));
    expect(assessment.lane).toBe('yellow');
    expect(assessment.score).toBe(20);
    expect(assessment.reasons.map(({ rule }) => rule)).toEqual(['third-country-route', 'rule-failed:broken']);
  });

  it('does not hide a stricter reason', () => {
    const assessment = byRules(
      declaration({}, { commodityCode: '93062100' }),
      compileRules([failing, ...SEED_RULES], []),
    );
    expect(assessment.lane).toBe('red');
  });
});

describe('an assessment', () => {
  it('names the versions that made it', () => {
    expect(byRules(declaration()).versions).toEqual({ rules: INITIAL.version, thresholds: 'none' });
  });

  it('is the same for the same declaration, with a score from 0 to 100', () => {
    const countries = fc.constantFrom('US', 'CN', 'HK', 'PA', 'ZZ', 'ZN', 'CO');
    const codes = fc.constantFrom('850000', '930621', '240220', '640411', '220830', '070320');
    const subjects = fc
      .record({
        dispatchCountry: countries,
        documents: fc.constantFrom([], [{ type: 'C506' }]),
        containers: fc.constantFrom([], ['CSQU3054384']),
        authorisations: fc.constantFrom([], [{ type: 'AEOF' }]),
      })
      .chain((change) =>
        fc
          .record({
            origin: countries,
            commodityCode: codes,
            netMassKg: fc.constantFrom('0', '1', '100'),
            procedure: fc.constantFrom({ current: '53', previous: '22' }, { current: '40', previous: '00' }),
          })
          .map((item) => declaration(change, item)),
      );
    fc.assert(
      fc.property(subjects, (subject) => {
        const assessment = byRules(subject);
        expect(assessment).toEqual(byRules(structuredClone(subject)));
        expect(assessment.score).toBeGreaterThanOrEqual(0);
        expect(assessment.score).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('goods that were withdrawn before their inspection and are declared again', () => {
  const again = (relodged?: string) => {
    const at = '2026-11-24T12:00:00.000Z' as Instant;
    const occasion = { id: 'dec_00000000000000000000000002' as DeclarationId, at, receivedAt: at, office: 'COBOG' };
    const known = { results: 0, statistics: new Map(), ...(relodged === undefined ? {} : { relodged }) };
    return assess(declaration(), occasion, known, rulesAlone(INITIAL));
  };

  it('are inspected, and the reason names what was withdrawn', () => {
    const { assessment, basis } = again('dec_00000000000000000000000001');
    expect(assessment.lane).toBe('red');
    expect(assessment.reasons).toMatchObject([{ rule: 'relodged-after-cancellation', lane: 'red' }]);
    expect(assessment.reasons[0]?.purpose).toContain('dec_00000000000000000000000001');
    expect(basis).toMatchObject({ relodged: 'dec_00000000000000000000000001', rules: ['relodged-after-cancellation'] });
    expect(again().basis).not.toHaveProperty('relodged');
  });
});

describe('reasons of more rules than somebody can answer', () => {
  const hit = (number: number, lane: Lane, weight: number): Reason => ({
    ...{ rule: `r-${number}`, purpose: '', expectedFinding: '', instruction: '' },
    ...{ lane, weight },
  });
  const byHits = (hits: Reason[]) =>
    byRules(declaration(), {
      version: 'many',
      evaluate: () => ({ hits, failures: [], waivesDocuments: false, faults: [] }),
    });

  it('are the strictest and heaviest by name, and the rest together as one', () => {
    const hits = Array.from({ length: 250 }, (_, index) => hit(index, index === 240 ? 'red' : 'yellow', index % 100));
    const { reasons, lane } = byHits(hits);
    expect(reasons).toHaveLength(50);
    expect(reasons.map(({ rule }) => rule)).toContain('r-240');
    expect(reasons.at(-1)).toMatchObject({ rule: 'further-reasons', lane: 'yellow' });
    expect(reasons.at(-1)?.purpose).toContain('201 more');
    expect(Math.min(...reasons.slice(0, -1).map(({ weight }) => weight))).toBe(40);
    expect(lane).toBe('red');
    expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(50);
  });

  it('are told each by name where there are fifty', () => {
    const hits = Array.from({ length: 50 }, (_, index) => hit(index, 'yellow', 1));
    expect(byHits(hits).reasons).toEqual(hits);
  });
});

it('holds one lane for the strictest', () => {
  expect(strictest([])).toBe('green');
  expect(strictest(['blue', 'red', 'yellow'])).toBe('red');
  expect(strictest(['yellow', 'blue'])).toBe('yellow');
});

describe('the agencies of a declaration', () => {
  const agencies: Agency[] = [
    { name: 'INVIMA', title: 'Food', prefixes: ['22', '85'] },
    { name: 'ICA', title: 'Agriculture', prefixes: ['07', '8510'] },
    { name: 'ANLA', title: 'Environment', prefixes: ['3808'] },
  ];

  it('are told by the beginning of the commodity code, and sorted', () => {
    expect(agenciesFor(declaration(), agencies)).toEqual(['ICA', 'INVIMA']);
    expect(agenciesFor(declaration({}, { commodityCode: '380899' }), agencies)).toEqual(['ANLA']);
    expect(agenciesFor(declaration({}, { commodityCode: '380710' }), agencies)).toEqual([]);
  });

  it('are none for goods without a commodity code', () => {
    expect(agenciesFor(declaration({ type: 'IMK' }, { commodityCode: undefined }), agencies)).toEqual([]);
  });
});
