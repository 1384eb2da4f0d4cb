import type { ModelStanding } from '#libs/store';
import { judged } from './model-acts.js';

const model = (more: Partial<ModelStanding> = {}): ModelStanding => ({
  version: 'fraud-0123456789ab',
  target: 'fraud',
  status: 'challenger',
  requestedBy: null,
  former: null,
  ...more,
});
const requested = model({ requestedBy: 'ramiro' });

describe('the promotion of a model', () => {
  it('is asked for by one analyst and approved by another', () => {
    expect(judged(model(), 'requested', 'ramiro')).toBeUndefined();
    expect(judged(requested, 'approved', 'ramiro')).toMatchObject({ code: 'separation-of-duties' });
    expect(judged(requested, 'approved', 'regina')).toBeUndefined();
  });

  it('is not approved unasked', () => {
    expect(judged(model(), 'approved', 'regina')).toMatchObject({ code: 'promotion-not-requested' });
    expect(judged(model(), 'declined', 'regina')).toMatchObject({ code: 'promotion-not-requested' });
  });

  it('is not asked for a model that is champion', () => {
    expect(judged(model({ status: 'champion' }), 'requested', 'ramiro')).toMatchObject({
      code: 'model-not-promotable',
    });
  });

  it('can be asked for again of a model that had its time', () => {
    expect(judged(model({ status: 'retired' }), 'requested', 'ramiro')).toBeUndefined();
  });

  it('is undone by anybody of the unit at once, while the model is champion', () => {
    expect(judged(model({ status: 'champion' }), 'undone', 'ramiro')).toBeUndefined();
    expect(judged(model({ status: 'retired' }), 'undone', 'ramiro')).toMatchObject({ code: 'model-not-champion' });
  });

  it('said twice by the same person is done once', () => {
    expect(judged(requested, 'requested', 'ramiro')).toBe('done');
    expect(judged(model({ status: 'champion' }), 'approved', 'regina')).toBe('done');
  });
});
