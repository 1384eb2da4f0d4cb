import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONDITION_MEMBERS } from '#libs/domain';
import { FEATURES } from '../features/features.js';
import { checkCondition } from './condition.js';
import { ALLOWED_CALLS } from './condition-limits.js';
import { LOOKUP_TABLES } from './lookup-tables.js';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/risk-rules.md'), 'utf8');
const examples = [...text.matchAll(/```cel\n(.*?)```/gs)].map(([, example]) => example ?? '');

describe('the page on rules', () => {
  it('gives examples', () => expect(examples.length).toBeGreaterThan(5));

  it.each(examples)('gives a true example: %s', (example) => {
    expect(checkCondition(example, FEATURES)).toEqual([]);
  });

  it.each(Object.entries(CONDITION_MEMBERS).map(([name, members]) => [name, Object.keys(members)] as const))(
    'tells every member of %s',
    (_name, members) => {
      for (const member of members) expect(text).toContain(`\`${member}\``);
    },
  );

  it('tells every function that a condition may call, and every table', () => {
    for (const name of ALLOWED_CALLS) expect(text).toMatch(new RegExp(`[\`.]${name}[\`(]`));
    for (const table of LOOKUP_TABLES.keys()) expect(text).toContain(`\`${table}\``);
  });
});
