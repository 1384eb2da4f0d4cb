import { levelsOf } from './levels.js';

const median = (value: number, n = 9) => ({ value, n });

describe('shades of a week', () => {
  it('hold as many values each, from the shortest to the longest', () => {
    const { cells, bounds } = levelsOf([9, 1, 2, 3, 4, 5, 6, 7, 8, 10].map((value) => median(value)));
    expect(cells.map((cell) => cell?.level)).toEqual([4, 0, 0, 1, 1, 2, 2, 3, 3, 4]);
    expect(bounds[0]).toEqual({ from: 1, to: 2 });
    expect(bounds).toHaveLength(5);
  });

  it('are no more than there are different values; what is not known has none', () => {
    const { cells, bounds } = levelsOf([median(3), null, median(3, 4)]);
    expect(cells).toEqual([{ level: 0, few: false }, null, { level: 0, few: true }]);
    expect(bounds).toEqual([{ from: 3, to: 3 }]);
    expect(levelsOf([null])).toEqual({ cells: [null], bounds: [] });
  });
});
