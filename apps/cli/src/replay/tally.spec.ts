import { groundsOf, type Ground } from './grounds.js';
import { Tally, type Phase, type Played } from './tally.js';

const reason = (rule: string, lane = 'red') => ({ rule, lane });

describe('the grounds of an inspection', () => {
  it('are those reasons that asked for it', () => {
    expect(groundsOf([reason('model:fraud'), reason('model:critical'), reason('origin-missing', 'yellow')])).toEqual([
      'priority',
    ]);
    expect(groundsOf([reason('exploration'), reason('random-control'), reason('drugs')])).toEqual([
      'exploration',
      'random',
      'rules',
    ]);
    expect(groundsOf([reason('model-failed:fraud', 'yellow'), reason('rule-failed:x', 'red')])).toEqual(['faults']);
  });

  it('are all where none asked for it by itself', () => {
    expect(groundsOf([reason('origin-missing', 'yellow'), reason('cigars', 'orange')])).toEqual(['rules']);
  });
});

let number = 0;
const played = (fraud: boolean, grounds: Ground[], more: object = {}): Played => ({
  ...{ number: ++number, status: 'accepted', inspected: grounds.length > 0, controlled: grounds.length > 0, grounds },
  truth: { fraud, critical: false },
  ...more,
});

function add(tally: Tally, phase: Phase, ...all: Played[]): void {
  for (const each of all) {
    tally.sent(phase);
    tally.add(phase, each);
  }
}

describe('the figures of a replay', () => {
  it('are told by phase and by ground, each inspection under all of its grounds', () => {
    const tally = new Tally();
    add(tally, tally.begin('learning'), played(true, ['random']), played(false, ['random', 'rules']));
    const models = tally.begin('models');
    add(
      tally,
      models,
      played(true, ['priority', 'rules']),
      played(true, []),
      played(false, ['exploration', 'priority']),
    );
    add(tally, models, played(true, ['random']));
    const { byPhase, bySelected, chosen, random, ...all } = tally.summary();
    expect(all).toMatchObject({ rows: 6, accepted: 6, inspected: 5, hits: 3, precision: 0.6, base: 0.6667 });
    expect(byPhase.map(({ fromRow, toRow, inspected, hits }) => [fromRow, toRow, inspected, hits])).toEqual([
      [1, 2, 2, 1],
      [3, 6, 3, 2],
    ]);
    expect(byPhase[1]?.bySelected).toEqual({
      priority: { inspected: 2, hits: 1, precision: 0.5 },
      rules: { inspected: 1, hits: 1, precision: 1 },
      exploration: { inspected: 1, hits: 0, precision: 0 },
      random: { inspected: 1, hits: 1, precision: 1 },
    });
    expect(bySelected.rules).toEqual({ inspected: 2, hits: 1, precision: 0.5 });
    expect(chosen).toEqual({ inspected: 2, hits: 1, precision: 0.5 });
    // What was drawn while everything was is no control group.
    expect(random).toEqual({ inspected: 1, hits: 1, precision: 1 });
  });

  it('leave out of the precision what was checked by documents alone', () => {
    const tally = new Tally();
    add(tally, tally.begin('models'), played(true, [], { controlled: true }), played(false, ['random']));
    expect(tally.summary()).toMatchObject({ inspected: 1, precision: 0, otherwise: { inspected: 1, hits: 1 } });
  });

  it('count rows that could not be lodged or worked on, and those that were there before', () => {
    const tally = new Tally();
    const phase = tally.begin('no model');
    add(tally, phase, { number: 1, status: 'rejected', why: 'no price' }, { number: 2, status: 'failed', why: 'lost' });
    add(tally, phase, played(false, [], { status: 'replayed' }));
    expect(tally.summary()).toMatchObject({ rows: 3, accepted: 1, replayed: 1, rejected: 1, failed: 1 });
  });

  it('tell the last hundred inspections apart, so that one sees precision rise', () => {
    const tally = new Tally();
    const phase = tally.begin('models');
    for (let each = 0; each < 150; each++) add(tally, phase, played(each >= 60, ['priority']));
    expect(tally.lastInspections()).toEqual({ inspected: 100, hits: 90, precision: 0.9 });
    expect(tally.summary().precision).toBe(0.6);
  });
});
