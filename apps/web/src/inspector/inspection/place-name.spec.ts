import { placeName } from './place-name.js';

const words = {
  item: (n: number) => `Item ${n}`,
  finding: (n: number) => `Finding ${n}`,
  fields: { outcome: 'Outcome', packages: 'Packages', description: 'Description', seals: 'Seals' },
};

describe('a place that is said to be wrong', () => {
  it.each([
    ['outcome', 'Outcome'],
    ['seals.2', 'Seals'],
    ['findings.0.description', 'Finding 1 · Description'],
    // The second that was counted is the goods item 37.
    ['counted.1.packages', 'Item 37 · Packages'],
    ['unheardOf.4', 'unheardOf.4'],
  ])('%s is called %s', (path, name) => {
    expect(placeName(words, { counted: [{ item: 2 }, { item: 37 }] }, path)).toBe(name);
  });
});
