import { select, priorityByScores, priorityOf, type Candidate } from './select.js';
import { DEFAULT_SETTINGS } from './settings.js';
import type { ThresholdValues } from './thresholds.js';

const thresholds: ThresholdValues = { inspection: 0.6, scan: 0.5, documents: 0.3, exploration: 0.7 };
const settings = { ...DEFAULT_SETTINGS, random: 0.01 };
const candidate = (of: Partial<Candidate>): Candidate => ({
  ...{ priority: 0.1, exploration: 0, draw: 0.5, authorised: false },
  ...of,
});

describe('selection', () => {
  it.each([
    ['red by priority for inspection', { priority: 0.6 }, ['inspection'], 'red'],
    ['orange by priority for a scan', { priority: 0.55 }, ['scan'], 'orange'],
    ['yellow by priority for documents', { priority: 0.3 }, ['documents'], 'yellow'],
    ['green below', { priority: 0.29 }, [], 'green'],
    ['red at random, whatever the priority', { draw: 0.0099 }, ['random'], 'red'],
    ['red at random and by priority: both are told', { draw: 0, priority: 0.9 }, ['random', 'inspection'], 'red'],
    ['not at random at the share itself', { draw: 0.01 }, [], 'green'],
    ['red to learn', { exploration: 0.7 }, ['exploration'], 'red'],
    [
      'green for an authorised operator where documents would be checked',
      { priority: 0.4, authorised: true },
      [],
      'green',
    ],
    [
      'green for an authorised operator where nothing but learning asks',
      { exploration: 1, authorised: true },
      [],
      'green',
    ],
    ['red for an authorised operator by priority', { priority: 0.7, authorised: true }, ['inspection'], 'red'],
    ['red for an authorised operator at random', { draw: 0, authorised: true }, ['random'], 'red'],
    ['green without a number where none can be drawn', { draw: null }, [], 'green'],
  ] as const)('is %s', (_, of, selectedBy, lane) => {
    expect(select(candidate(of), thresholds, settings)).toEqual({ selectedBy, lane });
  });

  it('is by random control alone where no thresholds are in force yet', () => {
    expect(select(candidate({ priority: 1, exploration: 1 }), null, settings).selectedBy).toEqual([]);
    expect(select(candidate({ draw: 0 }), null, settings).selectedBy).toEqual(['random']);
  });

  it('counts a critical finding by its weight', () => {
    expect(priorityOf(0.2, 0.1, { criticalWeight: 3 })).toBeCloseTo(0.5);
    expect(priorityOf(undefined, 0.1, { criticalWeight: 3 })).toBeCloseTo(0.3);
    expect(priorityOf(undefined, undefined, { criticalWeight: 3 })).toBeNull();
  });

  it('is by another weight told by the scores, where they are of one goods item', () => {
    const fraud = { model: 'f', target: 'fraud' as const, probability: 0.2, item: 1 };
    const critical = { model: 'c', target: 'critical' as const, probability: 0.1, item: 1 };
    expect(priorityByScores([fraud, critical], { criticalWeight: 3 })).toBeCloseTo(0.5);
    expect(priorityByScores([fraud, { ...critical, item: 2 }], { criticalWeight: 3 })).toBeUndefined();
    expect(priorityByScores([], { criticalWeight: 3 })).toBeUndefined();
  });
});
