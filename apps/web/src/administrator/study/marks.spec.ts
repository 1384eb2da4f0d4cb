import { marksOf } from './marks.js';

describe('instants along an axis', () => {
  it('share a mark where they are too near to be read apart', () => {
    expect(
      marksOf([
        { code: 'T15', x: 400 },
        { code: 'T4', x: 0 },
        { code: 'T6', x: 2 },
        { code: 'T5', x: 1 },
      ]),
    ).toEqual([
      { text: 'T4–T6', x: 0, end: false },
      { text: 'T15', x: 400, end: true },
    ]);
  });
});
