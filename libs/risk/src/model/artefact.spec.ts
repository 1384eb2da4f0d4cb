import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { artefactOf, hashOf, type ModelArtefact, type ModelParts } from './artefact.js';
import { stored } from './artefact-arrays.js';
import { readArtefact, scoringModel } from './artefact-model.js';
import type { Tree } from './forest.js';
import { readLightgbm } from './lightgbm.js';
import { ModelRefused } from './scoring-refused.js';

const forest = readLightgbm(readFileSync(new URL('fixtures/lightgbm.txt', import.meta.url), 'utf8'));
const set = { id: 'set-1', names: forest.features };
const parts: ModelParts = {
  target: 'fraud',
  source: 'lightgbm',
  featureSet: set.id,
  forest,
  calibration: { kind: 'platt', slope: 1, intercept: 0 },
  window: { from: '2020-01-01T00:00:00Z' as never, to: '2020-12-31T00:00:00Z' as never, rows: 3000, positives: 500 },
  parameters: { trees: 25, leaves: 12 },
  seed: 1,
  metrics: { 'held-out': { p1: 0.9, r1: NaN } },
  card: {
    ...{ purpose: 'A test', data: 'Invented', method: 'LightGBM', limits: 'All', intendedUse: 'None', author: 'dev' },
    madeAt: '2026-11-01T00:00:00Z' as never,
  },
};
const kept = (artefact: ModelArtefact): ModelArtefact => JSON.parse(JSON.stringify(artefact)) as ModelArtefact;
const row = Float64Array.of(0.7, -1, NaN, 2, NaN, 0, 1, 5);

/** Why it is refused, after a change that its hash was made over anew. */
function refusal(change: (artefact: ModelArtefact) => unknown, rehash = true): string {
  const artefact = kept(artefactOf(parts));
  const changed = (change(artefact) ?? artefact) as ModelArtefact;
  try {
    scoringModel(rehash && typeof changed === 'object' ? { ...changed, sha256: hashOf(changed) } : changed, set);
  } catch (error) {
    if (error instanceof ModelRefused) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('It was taken.');
}

/** A change to the first tree's arrays. */
const withTree = (change: (tree: Tree) => Partial<Tree> | undefined) => (artefact: ModelArtefact) => {
  const [first, ...others] = forest.trees as [Tree, ...Tree[]];
  const copy = structuredClone(first);
  const changed = { ...copy, ...change(copy) };
  artefact.forest = stored({ ...forest, trees: [changed, ...others] });
};

describe('a model artefact', () => {
  it('keeps a forest to the last bit', () => {
    expect(readArtefact(kept(artefactOf(parts))).forest).toEqual(forest);
  });

  it('has the hash of its content: the same parts, the same hash', () => {
    const artefact = artefactOf(parts);
    expect(artefactOf({ ...parts, parameters: { leaves: 12, trees: 25 } }).sha256).toBe(artefact.sha256);
    expect(artefactOf({ ...parts, seed: 2 }).sha256).not.toBe(artefact.sha256);
    expect(hashOf(kept(artefact))).toBe(artefact.sha256);
  });

  it('keeps a figure that is no number as none', () => {
    expect(artefactOf(parts).metrics).toEqual({ 'held-out': { p1: 0.9, r1: null } });
  });

  it('scores and explains under a version that names target and hash', () => {
    const artefact = artefactOf(parts);
    const model = scoringModel(kept(artefact), set);
    expect(model).toMatchObject({ version: `fraud-${artefact.sha256.slice(0, 12)}`, featureSet: 'set-1' });
    const { bias, contributions } = model.explain(row);
    const odds = contributions.reduce((sum, { contribution }) => sum + contribution, bias);
    expect(model.probability(row)).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12);
    const strengths = contributions.map(({ contribution }) => Math.abs(contribution));
    expect(strengths).toEqual(strengths.toSorted((one, other) => other - one));
    expect(contributions.find(({ feature }) => feature === 'tax_rate')?.value).toBe(NaN);
  });

  it('does not score a row of other features', () => {
    const model = scoringModel(artefactOf(parts), set);
    expect(() => model.probability(row.subarray(1))).toThrow('A row has 7 features, and 8 are needed.');
    expect(() => model.explain(new Float64Array(9))).toThrow(ModelRefused);
  });
});

describe('a model is refused', () => {
  it.each<[string, (artefact: ModelArtefact) => unknown, string]>([
    ['that is no artefact', () => 'text', 'model-malformed'],
    [
      'that lacks a part',
      (artefact) => ({ ...artefact, card: undefined }),
      'model-malformed: The model is no artefact: /card',
    ],
    ['of a format to come', (artefact) => ({ ...artefact, format: 2 }), 'model-unsupported: The format 2'],
    ['for other features', (artefact) => ({ ...artefact, featureSet: 'old' }), 'model-features-mismatch'],
    [
      'for the same features in another order',
      (artefact) => void artefact.forest.features.reverse(),
      'model-features-mismatch',
    ],
    [
      'whose arrays are cut off',
      (artefact) => void (artefact.forest.trees[0]!.threshold = 'AAAA'),
      'model-malformed: Tree 0: threshold',
    ],
    ['whose base is beyond all odds', (artefact) => void (artefact.forest.base = 1e300), 'model-trees-invalid'],
    [
      'whose calibration falls',
      (artefact) => ({ ...artefact, calibration: { kind: 'platt', slope: -1, intercept: 0 } }),
      'model-malformed',
    ],
    ['whose child is not there', withTree((tree) => void (tree.left[2] = 99)), 'the child 99 is not there'],
    ['that goes in a circle', withTree((tree) => void (tree.left[2] = 0)), 'two ways lead to the child 0'],
    ['where a leaf has no way to it', withTree((tree) => void (tree.left[0] = ~0)), 'model-trees-invalid'],
    ['that splits on no feature', withTree((tree) => void (tree.feature[1] = 8)), 'which is no feature'],
    ['whose threshold is NaN', withTree((tree) => void (tree.threshold[1] = NaN)), 'nothing compares with'],
    ['whose leaf is NaN', withTree((tree) => void (tree.leafValue[3] = NaN)), 'no logarithm of odds'],
    ['whose leaf is infinite', withTree((tree) => void (tree.leafValue[3] = Infinity)), 'no logarithm of odds'],
    ['whose leaf no row reached', withTree((tree) => void (tree.leafCover[3] = 0)), 'a number of rows'],
    ['whose rows are lost on the way', withTree((tree) => void (tree.cover[0] = 1e6)), '1000000 rows reach split 0'],
    ['that has a leaf too few', withTree(({ leafValue }) => ({ leafValue: leafValue.slice(1) })), '11 of leafValue'],
    ['where missing goes nowhere', withTree((tree) => void (tree.missingLeft[0] = 2)), 'must be 0 or 1'],
  ])('%s', (_, change, message) => {
    expect(refusal(change)).toContain(message);
  });

  it('that was changed after its hash was made', () => {
    expect(refusal((artefact) => ({ ...artefact, seed: 7 }), false)).toContain('model-hash-mismatch');
  });

  it('whose trees are too deep to explain', () => {
    const depth = 101;
    const chain: Tree = {
      feature: new Int32Array(depth),
      threshold: new Float64Array(depth),
      missingLeft: new Uint8Array(depth),
      left: Int32Array.from({ length: depth }, (_split, node) => (node + 1 < depth ? node + 1 : ~depth)),
      right: Int32Array.from({ length: depth }, (_split, node) => ~node),
      cover: Float64Array.from({ length: depth }, (_split, node) => depth + 1 - node),
      leafCover: new Float64Array(depth + 1).fill(1),
      leafValue: new Float64Array(depth + 1),
    };
    expect(() => artefactOf({ ...parts, forest: { ...forest, trees: [chain] } })).toThrow('deeper than 100');
  });

  it('by a ModelRefused, whatever part of it is damaged', () => {
    const artefact = JSON.stringify(artefactOf(parts));
    fc.assert(
      fc.property(fc.nat(artefact.length - 1), fc.constantFrom('0', 'A', '"', '-', 'z'), (at, letter) => {
        fc.pre(artefact[at] !== letter);
        let json: unknown;
        try {
          json = JSON.parse(artefact.slice(0, at) + letter + artefact.slice(at + 1));
        } catch {
          return;
        }
        expect(() => scoringModel(json, set)).toThrow(ModelRefused);
      }),
      { numRuns: 300 },
    );
  });
});
