import { Declaration, type Instant } from '#libs/domain';
import { compileRules } from './compile-rules.js';
import { checkCondition, compileCondition } from './condition.js';
import { SeenDeclaration } from './seen-declaration.js';
import { listSizes } from './list-sizes.js';
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
  return compileCondition(condition).holds(seen, 'COBOG', () => listSizes(subject));
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

describe('a condition is refused', () => {
  it.each<[code: string, condition: string, line: number, column: number, message: string]>([
    ['no_such_key', 'declaration.kind == "import" &&\n  declaration.items.exists(i, i.orgin == "US")', 2, 33, 'orgin'],
    ['unknown_variable', 'declaraton.kind == "import"', 1, 1, 'declaraton'],
    ['no_such_overload', 'declaration.items.exists(i, i.origin > 3)', 1, 29, 'string > int'],
    ['expected_token', 'declaration.items.exists(i, i.origin == "US"', 1, 45, 'the end'],
    ['unexpected_token', '', 1, 1, 'the end of the text'],
    ['not-bool', 'declaration.items.size()', 1, 1, 'int'],
    ['function-not-allowed', 'declaration.kind.matches("^(a+)+$")', 1, 1, 'matches'],
    ['function-not-allowed', 'cel.bind(x, declaration.kind + declaration.kind, x == "")', 1, 1, 'bind'],
    ['adds-no-numbers', 'office + office == ""', 1, 1, 'numbers only'],
    ['adds-no-numbers', 'size(declaration.items + declaration.items) > 1', 1, 6, 'numbers only'],
    ['adds-no-numbers', '[office].map(t, t + t).map(t, t + t).exists(t, t == "")', 1, 17, 'numbers only'],
    ['function-not-allowed', 'dyn(declaration).secret == 1', 1, 1, 'dyn'],
    [
      'function-not-allowed',
      'timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")',
      1,
      1,
      'timestamp',
    ],
    ['unknown_variable', 'process.env.HOME == ""', 1, 1, 'process'],
    ['no_such_key', 'declaration.constructor == ""', 1, 13, 'constructor'],
    ['has-of-member', 'has(declaration.importer)', 1, 1, 'known'],
    ['unknown-table', 'table("prices", "64") > 1', 1, 7, 'high-value'],
    ['table-keys', 'table("high-value", "USD", "64") > 1', 1, 1, '1 keys'],
    ['table-not-named', 'table(office, "USD") > 1', 1, 1, 'written out'],
    ['too-long', `office == "${'x'.repeat(4000)}"`, 1, 1, '4000'],
  ])('with %s: %s', (code, condition, line, column, message) => {
    const [issue, ...others] = checkCondition(condition);
    expect(issue).toMatchObject({ code, line, column });
    expect(issue?.message).toContain(message);
    expect(others).toEqual([]);
  });

  it('where it goes through lists within lists within lists within lists', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'true' : `declaration.items.exists(i${depth}, ${nested(depth - 1)})`;
    expect(checkCondition(nested(3))).toEqual([]);
    expect(checkCondition(nested(4))).toMatchObject([{ code: 'nested-too-deep' }]);
  });

  it('where it has too many parts, or is nested without end', () => {
    expect(checkCondition(Array.from({ length: 300 }, () => 'true').join('||'))).toHaveLength(1);
    expect(checkCondition('('.repeat(500) + 'true' + ')'.repeat(500))).toHaveLength(1);
    expect(checkCondition('!'.repeat(3000) + 'true')).toHaveLength(1);
  });

  it('where it asks for a feature that there is none of, if the features are known', () => {
    const condition = 'declaration.items.exists(i, i.features.rate > 1 && i.features["novelty"] > 1)';
    expect(checkCondition(condition, ['rate', 'novelty'])).toEqual([]);
    expect(checkCondition(condition, ['rate'])).toMatchObject([{ code: 'unknown-feature', column: 52 }]);
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
      faults: ['rule pairs, version 1: would take more than 1000000 steps on this declaration'],
    });
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
