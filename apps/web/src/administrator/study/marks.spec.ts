import { marksOf } from './marks.js';

describe('instants along an axis', () => {
  it('share a mark where they are too near to be read apart', () => {
    expect(
      marksOf(
        [
          { code: 'T15', x: 400 },
          { code: 'T4', x: 0 },
          { code: 'T6', x: 2 },
          { code: 'T5', x: 1 },
        ],
        420,
      ),
    ).toEqual([
      { text: 'T4–T6', x: 0, end: false },
      { text: 'T15', x: 400, end: true },
    ]);
  });

  it('end at the edge of the picture, with room enough before them', () => {
    const both = (x: number) =>
      marksOf(
        [
          { code: 'T4', x: 100 },
          { code: 'T15', x },
        ],
        300,
      );
    expect(both(170)).toEqual([
      { text: 'T4', x: 100, end: false },
      { text: 'T15', x: 170, end: false },
    ]);
    expect(
      marksOf(
        [
          { code: 'T4', x: 100 },
          { code: 'T15', x: 190 },
        ],
        200,
      ).map(({ text }) => text),
    ).toEqual(['T4–T15']);
    expect(both(239).map(({ text, end }) => [text, end])).toEqual([
      ['T4', false],
      ['T15', true],
    ]);
  });
});
