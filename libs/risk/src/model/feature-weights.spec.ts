import { stored } from './artefact-arrays.js';
import { featureWeights } from './feature-weights.js';

/** A tree that splits on feature 0, and on its left side on feature 1. */
const tree = {
  feature: Int32Array.of(0, 1),
  threshold: Float64Array.of(5, 2),
  missingLeft: Uint8Array.of(0, 0),
  left: Int32Array.of(1, ~0),
  right: Int32Array.of(~2, ~1),
  cover: Float64Array.of(10, 4),
  leafCover: Float64Array.of(2, 2, 6),
  leafValue: Float64Array.of(0, 2, 4),
};
const leafAlone = {
  ...{ feature: new Int32Array(0), threshold: new Float64Array(0), missingLeft: new Uint8Array(0) },
  ...{ left: new Int32Array(0), right: new Int32Array(0), cover: new Float64Array(0) },
  ...{ leafCover: Float64Array.of(10), leafValue: Float64Array.of(1) },
};
const forestOf = (...trees: (typeof tree)[]) => ({
  forest: stored({ features: ['mass', 'price', 'origin'], base: 0, trees }),
});

describe('the weight of a feature', () => {
  it('is its share of how far the splits part the scores of training rows', () => {
    // mass: 4 rows of mean 1 against 6 of 4; price: 2 rows of 0 against 2 of 2.
    const [mass, price] = [((4 * 6) / 10) * 9, ((2 * 2) / 4) * 4];
    const weights = featureWeights(forestOf(tree, leafAlone));
    expect(Object.keys(weights)).toEqual(['mass', 'price']);
    expect(weights['mass']).toBeCloseTo(mass / (mass + price), 12);
    expect(weights['price']).toBeCloseTo(price / (mass + price), 12);
  });

  it('is told of none where no tree asks for a feature', () => {
    expect(featureWeights(forestOf(leafAlone))).toEqual({});
  });
});
