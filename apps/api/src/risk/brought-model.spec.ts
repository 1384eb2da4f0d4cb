import { Actor, instant } from '#libs/domain';
import { artefactOf, FEATURE_SET, FEATURES, type ModelParts } from '#libs/risk';
import { broughtModel } from './brought-model.js';

const at = instant(Date.parse('2026-11-24T12:00:00Z'));
const ramiro = Actor.parse({ id: 'ramiro', name: 'Ramiro', roles: ['risk-analyst'], offices: ['*'], parties: [] });

/** One split: goods with a tax rate of more than 10 % are suspicious. */
const parts: ModelParts = {
  target: 'critical',
  source: 'trained',
  featureSet: FEATURE_SET,
  forest: {
    features: FEATURES,
    base: -1,
    trees: [
      {
        feature: Int32Array.of(FEATURES.indexOf('tax-rate')),
        threshold: Float64Array.of(10),
        missingLeft: Uint8Array.of(1),
        left: Int32Array.of(~0),
        right: Int32Array.of(~1),
        cover: Float64Array.of(100),
        leafCover: Float64Array.of(60, 40),
        leafValue: Float64Array.of(-0.5, 0.5),
      },
    ],
  },
  calibration: { kind: 'platt', slope: 1, intercept: 0 },
  window: { from: at, to: at, rows: 100, positives: 20 },
  parameters: {},
  seed: 1,
  metrics: {},
  card: { purpose: '', data: '', method: '', limits: '', intendedUse: '', author: 'dev', madeAt: at },
};

const bring = (what: unknown, target?: 'fraud' | 'critical') =>
  broughtModel(Buffer.from(typeof what === 'string' ? what : JSON.stringify(what)), target, ramiro, at);

/** The same split as LightGBM writes it, of some features. */
const lightgbm = (feature = 'tax_rate') => `tree
version=v4
num_class=1
num_tree_per_iteration=1
label_index=0
max_feature_idx=0
objective=binary sigmoid:1
feature_names=${feature}
feature_infos=[0:50]

Tree=0
num_leaves=2
num_cat=0
split_feature=0
split_gain=1
threshold=10
decision_type=10
left_child=-1
right_child=-2
leaf_value=-0.5 0.5
leaf_weight=1 1
leaf_count=60 40
internal_value=0
internal_weight=0
internal_count=100
is_linear=0
shrinkage=1

end of trees
`;

describe('a model that somebody brings', () => {
  it('knows nothing of what is to come, whatever it says', () => {
    const later = instant(Date.parse('2030-01-01T00:00:00Z'));
    const window = { from: at, to: later, rows: 100, positives: 20 };
    expect(bring(artefactOf({ ...parts, window })).trainedTo).toBe(at);
    expect(bring(artefactOf(parts)).trainedTo).toBe(at);
  });

  it('is kept as a challenger of its target, under the hash of its content', () => {
    const artefact = artefactOf(parts);
    expect(bring(artefact)).toMatchObject({
      version: `critical-${artefact.sha256.slice(0, 12)}`,
      target: 'critical',
      status: 'challenger',
      act: 'imported',
      madeBy: 'ramiro',
      trainedTo: at,
      metrics: { features: { 'tax-rate': 1 } },
    });
  });

  it('is refused where it was changed, or takes features that are not computed here', () => {
    const artefact = artefactOf(parts);
    expect(() => bring({ ...artefact, seed: 2 })).toThrow('it was changed');
    expect(() => bring(artefactOf({ ...parts, featureSet: 'another' }))).toThrow('feature set another');
  });

  it('may be a text model of LightGBM, if it is said what it predicts', () => {
    expect(() => bring(lightgbm())).toThrow('add ?target=');
    expect(bring(lightgbm(), 'fraud')).toMatchObject({ target: 'fraud', trainedTo: null, featureSet: FEATURE_SET });
    expect(() => bring(lightgbm('colour'), 'fraud')).toThrow('features that there are not');
  });

  it('is refused where it is nothing of the kind', () => {
    expect(() => bring('{"format":')).toThrow('not JSON');
    expect(() => bring({})).toThrow('no artefact');
    expect(() => bring('tree\nversion=v9\n', 'fraud')).toThrow();
  });
});
