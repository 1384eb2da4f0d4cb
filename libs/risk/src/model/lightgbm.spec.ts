import { readFileSync } from 'node:fs';
import { explainerOf } from './explain.js';
import { readLightgbm, withFeatures } from './lightgbm.js';
import { layoutOf } from './scoring-layout.js';
import { ModelRefused } from './scoring-refused.js';
import { scorerOf } from './scoring.js';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const text = fixture('lightgbm.txt');
const expected = JSON.parse(fixture('lightgbm-expected.json')) as {
  rows: (number | null)[][];
  raw: number[];
  contributions: number[][];
};
const rows = expected.rows.map((row) => Float64Array.from(row, (value) => value ?? NaN));
const farthest = (ours: Iterable<number>, theirs: number[]): number =>
  Math.max(...Array.from(ours, (value, index) => Math.abs(value - theirs[index]!)));

/** The model with a line changed: what is refused, and why. */
function refusal(change: (model: string) => string): { code: string; message: string } {
  try {
    readLightgbm(change(text));
  } catch (error) {
    if (error instanceof ModelRefused) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was taken.');
}
const replaced = (from: string | RegExp, to: string) => (model: string) => {
  const changed = model.replace(from, to);
  expect(changed).not.toBe(model);
  return changed;
};

describe('a LightGBM model', () => {
  it('scores as LightGBM scores, also where features are missing that were never missing in training', () => {
    const score = scorerOf(layoutOf(readLightgbm(text)));
    expect(farthest(rows.map(score), expected.raw)).toBeLessThan(1e-12);
  });

  it('is explained as LightGBM explains it', () => {
    const explain = explainerOf(layoutOf(readLightgbm(text)));
    for (const [index, row] of rows.entries()) {
      const { bias, contributions } = explain(row);
      expect(farthest([...contributions, bias], expected.contributions[index]!)).toBeLessThan(1e-9);
    }
  });

  it('scores in logarithms of odds, whatever slope its sigmoid has', () => {
    const model = replaced('objective=binary sigmoid:1', 'objective=binary sigmoid:2')(text);
    const score = scorerOf(layoutOf(readLightgbm(model)));
    expect(
      farthest(
        rows.map((row) => score(row) / 2),
        expected.raw,
      ),
    ).toBeLessThan(1e-12);
  });

  it('finds its features by name in the set that there is', () => {
    const forest = readLightgbm(text);
    const names = ['other', ...forest.features.toReversed().map((name) => name.replace('_', ' '))];
    const score = scorerOf(layoutOf(withFeatures(forest, names)));
    const turned = rows.map((row) => Float64Array.of(7, ...row.toReversed()));
    expect(farthest(turned.map(score), expected.raw)).toBeLessThan(1e-12);
    expect(() => withFeatures(forest, names.slice(2))).toThrow('The model takes features that there are not: month.');
  });

  it('may hold a tree of one leaf', () => {
    const leaf = 'Tree=0\nnum_leaves=1\nnum_cat=0\nleaf_value=-1.5\nshrinkage=1\n\n';
    const model = text.replace(/Tree=0[\s\S]*?(?=Tree=1\n)/, leaf);
    const forest = readLightgbm(model);
    expect(forest.trees[0]).toMatchObject({ leafValue: Float64Array.of(-1.5), feature: new Int32Array(0) });
    const { bias, contributions } = explainerOf(layoutOf(forest))(rows[3]!);
    expect(contributions.reduce((sum, one) => sum + one, bias)).toBeCloseTo(scorerOf(layoutOf(forest))(rows[3]!), 9);
  });
});

describe('a model is refused with the line that is wrong', () => {
  it.each([
    ['another objective', replaced('binary sigmoid:1', 'regression'), 'Line 7: objective is "regression"'],
    ['more than one class', replaced('num_class=1', 'num_class=3'), 'Line 3: num_class is 3'],
    ['averaged trees', replaced('max_feature_idx', 'average_output\nmax_feature_idx'), 'Line 6: average_output'],
    ['another version', replaced('version=v4', 'version=v9'), 'Line 2: version is v9'],
    ['categories', replaced('num_cat=0', 'num_cat=1'), 'Line 14: num_cat'],
    ['a split on a category', replaced('decision_type=10', 'decision_type=1'), 'Line 18: decision_type'],
    ['linear leaves', replaced('is_linear=0', 'is_linear=1'), 'Line 27: is_linear'],
    // Threshold 0.98: as a number zero goes left; as a missing value, by decision type 4, right.
    ['zeros as missing values', replaced('decision_type=10', 'decision_type=4'), 'Line 18: decision_type sends zeros'],
  ])('for %s', (_, change, message) => {
    expect(refusal(change)).toEqual({
      code: 'model-unsupported',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['what is no model', () => 'hello', 'Line 1: a LightGBM text model begins with "tree"'],
    ['a file that is cut off', (model: string) => model.slice(0, 20_000), '"end of trees" is missing'],
    ['a missing tree', replaced(/Tree=3\n[\s\S]*?(?=Tree=4\n)/, ''), 'tree 3 is missing'],
    ['trees that the header does not tell of', replaced('tree_sizes=', 'tree_sizes=1 '), 'tells of 26 trees'],
    ['a number that is none', replaced('leaf_value=-1.2', 'leaf_value=x'), 'Line 21: leaf_value holds "x97'],
    ['too few numbers', replaced('threshold=0.98978514602114709 ', 'threshold='), 'Line 17: threshold holds 10'],
    ['a missing part', replaced(/left_child=.*\n/, ''), 'Line 12: left_child is missing in what begins here'],
    ['a part that is there twice', replaced('num_cat=0', 'num_cat=0\nnum_cat=0'), 'Line 15: there are two of num_cat'],
  ])('for %s', (_, change, message) => {
    expect(refusal(change)).toEqual({ code: 'model-malformed', message: expect.stringContaining(message) as string });
  });

  it('for trees that are none', () => {
    expect(refusal(replaced('left_child=1 10', 'left_child=1 1'))).toEqual({
      code: 'model-trees-invalid',
      message: 'Tree 0: two ways lead to the child 1.',
    });
  });
});
