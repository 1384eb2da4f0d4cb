import { nextSaying } from './next-saying.js';

const all = [
  { number: 1, text: 'Camión de bomberos 87053000' },
  { number: 2, text: 'Rosas 06031100' },
  { number: 4, text: 'Rosas secas 06039000' },
];

describe('an item of a long list', () => {
  it('is found by its number, whatever the others say', () => {
    expect(nextSaying(all, '4', 0)).toBe(2);
    expect(nextSaying(all, ' 06031100 ', 0)).toBe(1);
  });

  it('is found by words, one after another and around, however they are accented', () => {
    expect(nextSaying(all, 'rosas', 0)).toBe(1);
    expect(nextSaying(all, 'rosas', 1)).toBe(2);
    expect(nextSaying(all, 'rosas', 2)).toBe(1);
    expect(nextSaying(all, 'CAMION', 0)).toBe(0);
  });

  it('is not found by what none says, or by nothing', () => {
    expect([nextSaying(all, 'tulipanes', 0), nextSaying(all, ' ', 0), nextSaying([], 'rosas', 0)]).toEqual([
      -1, -1, -1,
    ]);
  });
});
