import { Declaration, type Instant } from '#libs/domain';
import fc from 'fast-check';
import { compileRules } from './compile-rules.js';
import { checkCondition } from './condition.js';
import { SEED_RULES } from './seed.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;

const subject = Declaration.parse({
  localReference: 'REF-1',
  kind: 'export',
  type: 'EXA',
  office: 'COBOG',
  declarant: { id: 'CO900123456' },
  items: [{ number: 1, commodityCode: '640411' }],
});

/** Of what conditions are made, and of what they are not. */
const PIECES = [
  ...[
    'declaration',
    'office',
    '.items',
    '.exists(i, ',
    '.map(x, ',
    'i',
    'x',
    '.origin',
    '.price',
    '.amount',
    '.features',
    '["a"]',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '<',
    '&&',
    '||',
    '!',
    '?',
    ':',
    ' in ',
    '.',
    '.?',
    '//',
    '\n',
  ],
  ...[
    '1',
    '1.5',
    '1u',
    '9223372036854775807',
    '"64"',
    "'",
    'b"x"',
    'true',
    'null',
    'known(',
    'table(',
    'has(',
    'size(',
    'google',
  ],
];

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
    ['unknown_variable', 'office in optional.features', 1, 11, 'optional'],
    ['unknown_variable', 'int == string', 1, 1, 'int'],
    ['unknown_variable', 'process.env.HOME == ""', 1, 1, 'process'],
    ['no_such_key', 'declaration.constructor == ""', 1, 13, 'constructor'],
    ['has-of-member', 'has(declaration.importer)', 1, 1, 'known'],
    ['unknown-table', 'table("prices", "64") > 1', 1, 7, 'high-value'],
    ['table-keys', 'table("high-value", "USD", "64") > 1', 1, 1, '1 keys'],
    ['table-not-named', 'table(office, "USD") > 1', 1, 1, 'written out'],
    ['compares-composites', 'declaration.items.exists(a, a.features != declaration.items[0].features)', 1, 29, 'has('],
    ['compares-composites', 'declaration.items.exists(i, "rate-hs6" in i.features)', 1, 29, 'has('],
    ['compares-composites', 'declaration.items.exists(i, i in declaration.items)', 1, 29, 'exists('],
    ['compares-composites', 'declaration.items.map(i, i.procedure.additional) == [["C07"]]', 1, 1, 'size()'],
    ['compares-composites', '[declaration.containers].exists(l, declaration.containers in [l])', 1, 36, 'exists('],
    ['too-long', `office == "${'x'.repeat(4000)}"`, 1, 1, '4000'],
  ])('with %s: %s', (code, condition, line, column, message) => {
    const [issue, ...others] = checkCondition(condition);
    expect(issue).toMatchObject({ code, line, column });
    expect(issue?.message).toContain(message);
    expect(others).toEqual([]);
  });

  it.each([
    'declaration.kind in ["import", "export"]',
    'declaration.containers == [] || declaration.containers != ["CSQU3054384"]',
    'declaration.transport.nationality in declaration.items.map(i, i.origin)',
    'declaration.items.exists(i, i.number in [1.0, 2.0] && (i.watchedGoods == true))',
  ])('not where it compares texts, numbers and lists of them: %s', (condition) => {
    expect(checkCondition(condition)).toEqual([]);
  });

  it('where it goes through lists within lists within lists within lists', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'true' : `declaration.items.exists(i${depth}, ${nested(depth - 1)})`;
    expect(checkCondition(nested(3))).toEqual([]);
    expect(checkCondition(nested(4))).toMatchObject([{ code: 'nested-too-deep' }]);
  });

  it('or evaluated, whatever its text: it is never an error of ours', () => {
    const pieces = fc.constantFrom(...PIECES, ...SEED_RULES.map(({ condition }) => condition.slice(0, 60)));
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(pieces, { maxLength: 20 }).map((each) => each.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { line, column, length, message } of checkCondition(text)) {
          expect(Math.min(line, column, length)).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
        const rules = compileRules([{ ...SEED_RULES[0]!, condition: text }], []);
        const { hits, failures } = rules.evaluate(subject, [], 'COBOG', AT);
        expect(hits.length + failures.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
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
