import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#libs/domain';
import { compileRules } from './compile-rules.js';
import { checkCondition } from './condition.js';
import { sampleDeclarations } from './fixtures/samples.js';
import { SEED_RULES } from './seed.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;
// What the rules said of the samples while they were code.
const EXPECTED = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/sample-hits.json'), 'utf8')) as Record<
  string,
  string[]
>;

describe('the initial rules', () => {
  it.each(SEED_RULES.map(({ id, condition }): [string, string] => [id, condition]))(
    '%s is a condition that can be evaluated',
    (_id, condition) => {
      expect(checkCondition(condition)).toEqual([]);
    },
  );

  it('have ids of their own, and tell the officer why, what to expect and what to do', () => {
    expect(new Set(SEED_RULES.map(({ id }) => id)).size).toBe(SEED_RULES.length);
    for (const { purpose, expectedFinding, instruction } of SEED_RULES)
      for (const text of [purpose, expectedFinding, instruction]) expect(text).toMatch(/\w/);
  });

  it('say of the sample declarations what they said while they were code', async () => {
    const rules = compileRules(SEED_RULES, []);
    const said: Record<string, string[]> = {};
    for (const [name, declaration] of await sampleDeclarations()) {
      const { hits, faults } = rules.evaluate(declaration, [], declaration.office, AT);
      expect(faults).toEqual([]);
      said[name] = hits.map(({ rule }) => rule);
    }
    expect(said).toEqual(EXPECTED);
  });
});
