import { lackingOf } from './too-few.js';

const detail = { rows: 36, judged: 8, needed: 50, missing: 214, days: 167 };

describe('what a training lacked', () => {
  it('is read from its detail', () => {
    expect(lackingOf({ outcome: 'too-few-results', detail })).toEqual(detail);
    expect(lackingOf({ outcome: 'too-few-results', detail: { ...detail, days: null } })?.days).toBeNull();
  });

  it('is not told of one that ended otherwise, or before that was told', () => {
    expect(lackingOf({ outcome: 'not-better', detail: { rows: 900, judged: 180 } })).toBeUndefined();
    expect(lackingOf({ outcome: 'too-few-results', detail: { rows: 36, judged: 8 } })).toBeUndefined();
  });
});
