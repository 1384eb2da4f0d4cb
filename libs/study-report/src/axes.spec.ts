import { durationAxis, shareAxis } from './axes.js';
import { formsOf } from './forms.js';

const forms = formsOf('en', 'UTC');

describe('an axis', () => {
  it('reaches all values, by steps that people reckon with', () => {
    const { max, ticks } = durationAxis([4_000, 31_000], forms);
    expect(max).toBe(10 * 3600);
    expect(ticks.map(({ label }) => label)).toEqual(['0 s', '2 h', '4 h', '6 h', '8 h', '10 h']);
  });

  it('of shares ends at the whole where all is in one class, and is there where nothing is', () => {
    expect(shareAxis([1], forms).max).toBe(1);
    expect(shareAxis([0, 0], forms).ticks.at(-1)?.label).toBe('1%');
  });
});
