import { Declaration, type Instant } from '#libs/domain';
import { compileRules } from './compile-rules.js';
import { checkCondition, compileCondition } from './condition.js';
import { SeenDeclaration } from './seen-declaration.js';
import { indexWatchlists } from './watchlists.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;

/** A declaration changed as the case wants, whose items are all alike. */
function declaration(change: Record<string, unknown> = {}, item: Record<string, unknown> = {}, count = 1): Declaration {
  return Declaration.parse({
    localReference: 'REF-1',
    kind: 'import',
    type: 'IMA',
    office: 'COBOG',
    declarant: { id: 'CO900123456' },
    importer: { id: 'CO900123456', address: { country: 'CO' } },
    items: Array.from({ length: count }, (_, index) => ({ number: index + 1, commodityCode: '640411', ...item })),
    ...change,
  });
}

function holds(condition: string, subject = declaration(), features: Record<string, number>[] = []): boolean {
  const watch = indexWatchlists([]).watch('COBOG', Date.parse(AT));
  const seen = new SeenDeclaration(subject, features, watch);
  return compileCondition(condition).holds(seen, 'COBOG');
}

describe('a condition', () => {
  it.each<[condition: string, change: Record<string, unknown>, item: Record<string, unknown>]>([
    ['declaration.items.exists(i, i.netMassKg * 2 > 3)', {}, { netMassKg: '1.6' }],
    ['declaration.items.all(i, i.price.amount == 10 && i.price.currency == "USD")', {}, { price: money('10', 'USD') }],
    ['declaration.items[0].pricePerKg == 0.1', {}, { price: money('0.3', 'USD'), netMassKg: '3' }],
    ['declaration.prices.exists(p, p.amount == 0.3)', {}, { price: money('0.3', 'USD') }],
    ['declaration.items.exists(i, i.chapter == "64" && i.heading == "6404" && i.hs6 == "640411")', {}, {}],
    ['declaration.items.exists(i, i.isOf(["63", "6404"])) && office == "COBOG"', {}, {}],
    ['declaration.importer.country == "CO" && !known(declaration.exporter)', {}, {}],
    [
      'declaration.containers.exists(c, hasContainerForm(c) && !isContainerNumber(c))',
      { containers: ['CSQU3054384'] },
      {},
    ],
    ['declaration.items.map(i, i.origin).exists(o, !isCountry(o))', {}, { origin: 'ZZ' }],
    ['table("price-floor", "USD", "64") == 4 && !known(table("price-floor", "JPY", "64"))', {}, {}],
    ['declaration.items.map(i, i.netMassKg + 1).exists(m, m + m > 3)', {}, { netMassKg: '1.6' }],
    ['declaration.items.exists(i, i.description.lowerAscii().contains("nike"))', {}, { description: 'NIKE shoes' }],
  ])('%s holds', (condition, change, item) => {
    expect(checkCondition(condition)).toEqual([]);
    expect(holds(condition, declaration(change, item))).toBe(true);
  });

  it.each([
    ['declaration.items.exists(i, i.netMassKg > 0 || i.netMassKg <= 0)'],
    ['declaration.items.exists(i, known(i.price) || known(i.origin) || known(i.grossMassKg))'],
    ['declaration.items.exists(i, i.price.amount * 3 < i.statisticalValue.amount)'],
    ['declaration.items.exists(i, i.taxes.size() > 0 || i.procedure.current != "")'],
    ['known(declaration.invoiceTotal) || declaration.totalPackages >= 0'],
  ])('%s is false, and no error, where nothing was declared', (condition) => {
    expect(holds(condition)).toBe(false);
  });

  it('asks for features of an item, and whether it has them', () => {
    const features = [{ novelty: 0.5, unknown: Number.NaN }];
    expect(holds('declaration.items.exists(i, i.features.novelty > 0.4)', declaration(), features)).toBe(true);
    expect(holds('declaration.items.exists(i, known(i.features["unknown"]))', declaration(), features)).toBe(false);
    expect(holds('declaration.items.exists(i, has(i.features.other))', declaration(), features)).toBe(false);
    expect(() => holds('declaration.items.exists(i, i.features.other > 1)', declaration(), features)).toThrow('other');
  });
});

describe('a rule that fails', () => {
  const rule = {
    id: 'pairs',
    version: 1,
    condition: 'declaration.items.exists(a, declaration.items.exists(b, a.number < b.number && a.hs6 == b.origin))',
    purpose: 'Purpose',
    expectedFinding: 'Finding',
    instruction: 'Instruction',
    lane: 'red' as const,
    weight: 10,
    offices: [],
    waivesDocuments: false,
    validFrom: '2026-01-01T00:00:00.000Z' as Instant,
    validTo: '2027-01-01T00:00:00.000Z' as Instant,
  };
  const said = (condition: string, subject: Declaration) =>
    compileRules([{ ...rule, condition }], []).evaluate(subject, [], 'COBOG', AT);
  const failed = { hits: [], failures: [expect.objectContaining({ rule: 'rule-failed:pairs', lane: 'yellow' })] };

  it('because it would take too long on this declaration, is not begun', () => {
    expect(said(rule.condition, declaration({}, {}, 50))).toEqual({
      hits: [],
      failures: [],
      faults: [],
      waivesDocuments: false,
    });
    expect(said(rule.condition, declaration({}, {}, 999))).toMatchObject({
      ...failed,
      faults: ['rule pairs, version 1: would take more than 500000 steps on this declaration'],
    });
  });

  it('because it would take too long in all, is not begun, and what takes less still is', () => {
    const each = 'declaration.items.exists(a, declaration.items.exists(b, a.hs6 != b.hs6))';
    const rules = Array.from({ length: 6 }, (_, index) => ({ ...rule, id: `pairs-${index}`, condition: each }));
    const set = compileRules([...rules, { ...rule, id: 'last', condition: 'office == "COBOG"' }], []);
    const { hits, failures, faults } = set.evaluate(declaration({}, {}, 280), [], 'COBOG', AT);
    expect(failures.map((failure) => failure.rule)).toEqual(['rule-failed:pairs-4', 'rule-failed:pairs-5']);
    expect(faults[0]).toContain('all rules together');
    expect(hits.map((hit) => hit.rule)).toEqual(['last']);
    expect(set.evaluate(declaration({}, {}, 200), [], 'COBOG', AT).failures).toEqual([]);
  });

  it('is counted by the features of an item, and by what a prefix is sought among', () => {
    const tooMany = [expect.stringContaining('would take more than')];
    const features = 'declaration.items.exists(i, i.features.exists(a, i.features.exists(b, a != b)))';
    expect(said(features, declaration({}, {}, 40)).faults).toEqual(tooMany);
    expect(said(features, declaration({}, {}, 10)).faults).toEqual([]);
    const containers = Array.from({ length: 999 }, (_, index) => `C${index}`);
    const prefixes = 'declaration.items.exists(i, declaration.items.exists(j, j.isOf(declaration.containers)))';
    expect(said(prefixes, declaration({ containers }, {}, 25)).faults).toEqual(tooMany);
    expect(said(prefixes, declaration({}, {}, 25)).faults).toEqual([]);
  });

  it('because a price is no number, is a reason for control', () => {
    const subject = declaration({}, { price: money('10', 'USD') });
    subject.items[0]!.price!.amount = 'NaN';
    expect(said('declaration.items.exists(i, i.price.amount > 5)', subject)).toMatchObject({
      ...failed,
      faults: ['rule pairs, version 1: not a number: "NaN"'],
    });
  });

  it('because it was never right, or asks beyond a list, is a reason for control', () => {
    expect(said('nonsense', declaration())).toMatchObject(failed);
    expect(said('declaration.items[7].origin == ""', declaration())).toMatchObject(failed);
  });
});

function money(amount: string, currency: string) {
  return { amount, currency };
}
