import type { ActorId, Decided, HoldId, Instant } from '#libs/domain';
import { isSameDecision } from './same-decision.js';

const asked = (text: string, more: object = {}): Decided => ({
  type: 'HoldOpened',
  at: '2026-11-24T10:00:00.000Z' as Instant,
  by: 'olga' as ActorId,
  holdId: 'dec_1.2' as HoldId,
  kind: 'information',
  owner: 'trader',
  group: 'trader',
  priority: 50,
  excluded: [],
  parent: 'dec_1.1' as HoldId,
  question: { text, documents: ['N935'] },
  ...more,
});

describe('a decision found on record', () => {
  it('is the same though the clock went on and the recorder added what only it knows', () => {
    const recorded = asked('Which invoice?', {
      at: '2026-11-24T09:59:58.000Z',
      seq: 7,
      hash: 'abc',
      deadline: { dueAt: null, effect: null, extendable: false },
    });
    expect(isSameDecision(recorded, asked('Which invoice?'))).toBe(true);
  });

  it('is another where it says something else', () => {
    expect(isSameDecision(asked('Which permit?'), asked('Which invoice?'))).toBe(false);
    expect(isSameDecision(asked('Which invoice?', { by: 'oscar' }), asked('Which invoice?'))).toBe(false);
    expect(isSameDecision(asked('x', { question: { text: 'x', documents: [] } }), asked('x'))).toBe(false);
  });

  it('is none where nothing is on record', () => {
    expect(isSameDecision(undefined, asked('x'))).toBe(false);
  });
});
