import { z } from 'zod';
import { issuesIn, issuesInQuery } from './issues.js';

const Form = z.strictObject({ outcome: z.enum(['yes', 'no']), 'a/b': z.array(z.object({ n: z.int() })).default([]) });

const faults = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues ?? [];

describe('issues of a body', () => {
  it('name each place by JSON pointer, under where the value stands', () => {
    const value = { outcome: 'yes', 'a/b': [{ n: 1 }, { n: 'x' }] };
    expect(issuesIn(faults(Form, value), value, '/response')).toMatchObject([
      { path: '/response/a~1b/1/n', code: 'invalid' },
    ]);
  });

  it('say what is missing in plain words', () => {
    expect(issuesIn(faults(Form, {}), {})).toEqual([expect.objectContaining({ path: '/outcome', code: 'required' })]);
    expect(issuesIn(faults(z.object({ reason: z.string() }), {}), {})).toEqual([
      { path: '/reason', code: 'required', message: 'is required' },
    ]);
  });

  it('point at the whole where there is nothing', () => {
    expect(issuesIn(faults(Form, undefined), undefined)).toMatchObject([{ path: '', code: 'required' }]);
  });

  it('are told up to the thousandth, with how many more there are', () => {
    const many = Array.from({ length: 1_003 }, (_, index) => ({ message: 'is odd', path: [index] }));
    const issues = issuesIn(many, []);
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)).toEqual({ path: '', code: 'more', message: '3 more errors are not listed' });
  });
});

describe('issues of a query', () => {
  it('name the parameter', () => {
    expect(issuesInQuery(faults(z.object({ limit: z.coerce.number().max(200) }), { limit: '201' }))).toMatchObject([
      { path: '?limit', code: 'invalid' },
    ]);
  });
});
