import type { LabelledRow } from '#libs/store';
import { tooFew, tooFewSaid } from './too-few.js';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const results = (count: number, knownAt = NOW - DAY) => Array.from({ length: count }, () => ({ knownAt }));
const judged = (count: number) => ({ judge: results(count) as LabelledRow[] });

describe('what a training lacks', () => {
  it('is nothing where enough results are there to judge by', () => {
    expect(tooFew(results(250), judged(50), NOW)).toBeNull();
  });

  it('is told as results still to come, and in how many days they come', () => {
    const lacks = tooFew(results(36), judged(8), NOW);
    expect(lacks).toEqual({ rows: 36, judged: 8, needed: 50, missing: 214, days: 167 });
    expect(lacks && tooFewSaid(lacks)).toBe(
      'Of 36 results of goods items, the latest 8 are kept to judge by; 50 are needed. ' +
        'After 214 more results of controls it can be trained. At the pace of the last four weeks that takes 167 days.',
    );
  });

  it('is, beside a champion, what it did not know', () => {
    const lacks = tooFew(results(900), judged(20), NOW);
    expect(lacks).toMatchObject({ missing: 30, days: 1 });
    expect(lacks && tooFewSaid(lacks, 'fraud-1')).toContain(
      'the latest 20 later than what fraud-1 learnt from are kept',
    );
  });

  it('has no pace where nothing came in four weeks', () => {
    expect(tooFew(results(36, NOW - 40 * DAY), judged(8), NOW)?.days).toBeNull();
  });
});
