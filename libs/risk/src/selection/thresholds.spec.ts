import type { SelectionSettings } from '#libs/domain';
import { select } from './select.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { areEnough, shareOf, thresholdsFor, thresholdsForAll, type Recent } from './thresholds.js';

const NOTHING = { share: 0 };
const settings = (of: Partial<SelectionSettings>, inspection = 0.1): SelectionSettings => ({
  ...DEFAULT_SETTINGS,
  ...{ random: 0, exploration: 0 },
  capacity: { inspection: { share: inspection }, scan: NOTHING, documents: NOTHING },
  ...of,
});

/** Decisions of priorities 0.000, 0.001, … 0.999; controlled as told. */
const recents = (controlled: (priority: number) => Recent['controlled'] = () => undefined): Recent[] =>
  Array.from({ length: 1000 }, (_, index) => {
    const priority = index / 1000;
    return { priority, exploration: 0, controlled: controlled(priority), anyway: false };
  });

const selected = (recent: readonly Recent[], values: ReturnType<typeof thresholdsFor>, by: SelectionSettings) =>
  recent.map(({ priority, exploration }) => select({ priority, exploration, draw: 1, authorised: false }, values, by));

describe('thresholds', () => {
  it('select as many as the office can inspect', () => {
    const by = settings({});
    const choices = selected(recents(), thresholdsFor(recents(), 40, by), by);
    expect(choices.filter(({ lane }) => lane === 'red')).toHaveLength(100);
  });

  it('give each tier its own, the most suspicious to the strictest', () => {
    const by = settings({
      capacity: { inspection: { share: 0.05 }, scan: { share: 0.02 }, documents: { share: 0.1 } },
    });
    const values = thresholdsFor(recents(), 40, by);
    const lanes = selected(recents(), values, by).map(({ lane }) => lane);
    const count = (lane: string) => lanes.filter((each) => each === lane).length;
    expect([count('red'), count('orange'), count('yellow')]).toEqual([50, 20, 100]);
    expect(values.inspection).toBeGreaterThan(values.scan!);
    expect(values.scan).toBeGreaterThan(values.documents!);
  });

  // Ten of a thousand too few, of forty a day: in seven days 280 come, of which 28 + 10 are inspected.
  it('make up within a week for what was inspected too little and too much, by at most twice the capacity', () => {
    const by = settings({});
    const after = (share: number) => {
      const steered = recents((priority) => (priority >= 1 - share ? 'inspection' : null));
      return selected(recents(), thresholdsFor(steered, 40, by), by).filter(({ lane }) => lane === 'red').length;
    };
    expect(after(0.1)).toBe(100);
    expect(after(0.09)).toBe(Math.floor((1000 * (28 + 10)) / 280));
    expect(after(0.11)).toBe(Math.floor((1000 * (28 - 10)) / 280));
    expect(after(0)).toBe(200);
    expect(after(0.9)).toBe(50);
  });

  it('leave room for what rules and the random control bring anyway', () => {
    const by = settings({});
    const recent = recents((priority) => (priority >= 0.9 ? 'inspection' : null)).map((each, index) =>
      // Thirty of low priority by rules, and thirty fewer by priority.
      index < 30
        ? { ...each, controlled: 'inspection' as const, anyway: true }
        : index >= 900 && index < 930
          ? { ...each, controlled: null }
          : each,
    );
    const values = thresholdsFor(recent, 40, by);
    const open = recent.filter(({ anyway }) => !anyway);
    expect(selected(open, values, by).filter(({ lane }) => lane === 'red')).toHaveLength(70);
  });

  it('explore where a look is worth more than the last by priority, and within the share', () => {
    const novel = recents().map((each, index) => ({
      ...each,
      // Fifty whose result would teach more than it is likely to find.
      exploration: index >= 500 && index < 550 ? 2 : 0,
    }));
    for (const [share, explored] of [
      [0.2, 20],
      [0.8, 50],
    ] as const) {
      const by = settings({ exploration: share });
      const choices = selected(novel, thresholdsFor(novel, 40, by), by);
      // Those of the same score cannot be told apart: all fifty or none would be over the share's end.
      const grounds = choices.flatMap(({ selectedBy }) => selectedBy);
      expect(grounds.filter((ground) => ground === 'inspection').length).toBe(100 - explored);
    }
    const dull = novel.map((each) => ({ ...each, exploration: each.exploration / 4 }));
    const by = settings({ exploration: 0.8 });
    const grounds = selected(dull, thresholdsFor(dull, 40, by), by).flatMap(({ selectedBy }) => selectedBy);
    expect(grounds).not.toContain('exploration');
  });

  it('explore with the whole capacity where there is no model, unless nothing may be explored', () => {
    const by = settings({ exploration: 0.5 });
    const recent = recents().map((each, index) => ({ ...each, priority: null, exploration: index / 1000 }));
    const choices = selected(recent, thresholdsFor(recent, 40, by), by);
    expect(choices.filter(({ selectedBy }) => selectedBy.includes('exploration'))).toHaveLength(100);
    expect(choices.flatMap(({ selectedBy }) => selectedBy)).not.toContain('inspection');
    const never = settings({ exploration: 0 });
    expect(thresholdsFor(recent, 40, never).exploration).toBeNull();
  });

  it('take equals at the last place all together, or none of them', () => {
    const by = settings({});
    const equals = (count: number) =>
      recents().map((each, index) => ({ ...each, priority: index < 1000 - count ? 0.1 : 0.5 }));
    const inspected = (recent: Recent[]) =>
      selected(recent, thresholdsFor(recent, 40, by), by).filter(({ lane }) => lane === 'red').length;
    expect(inspected(equals(100))).toBe(100);
    expect(inspected(equals(150))).toBe(150);
    expect(inspected(equals(60))).toBe(60);
    expect(inspected(equals(600))).toBe(0);
  });

  it('select nothing where there is no capacity, and nothing is known', () => {
    const none = settings({}, 0);
    expect(selected(recents(), thresholdsFor(recents(), 40, none), none).every(({ lane }) => lane === 'green')).toBe(
      true,
    );
    expect(thresholdsFor([], 0, settings({}))).toEqual({
      ...{ inspection: null, scan: null, documents: null, exploration: null },
    });
  });

  it('of all offices make up for nothing, and read a number a day as one office’s', () => {
    const neglected = recents(() => null);
    const by = settings({ capacity: { ...DEFAULT_SETTINGS.capacity, inspection: { perDay: 4 } } });
    const choices = selected(recents(), thresholdsForAll(neglected, 40, by), by);
    expect(choices.filter(({ lane }) => lane === 'red')).toHaveLength(100);
  });

  it('read a number a day as a share of what comes in', () => {
    expect(shareOf({ perDay: 10 }, 40)).toBe(0.25);
    expect(shareOf({ perDay: 100 }, 40)).toBe(1);
    expect(shareOf({ perDay: 10 }, 0)).toBe(0);
    expect(shareOf({ share: 0.05 }, 40)).toBe(0.05);
  });
});

describe('recent declarations are enough', () => {
  const capacity = { inspection: { share: 0.05 }, scan: NOTHING, documents: { share: 0.5 } };
  it.each([
    [19, false],
    [20, true],
  ])('where each tier that has a capacity has a place: %d are: %s', (count, enough) => {
    expect(areEnough(recents().slice(0, count), 1, { capacity })).toBe(enough);
  });

  it('where nothing can be controlled', () => {
    expect(areEnough([], 0, { capacity: { inspection: NOTHING, scan: NOTHING, documents: NOTHING } })).toBe(true);
  });

  it('for a capacity of so many a day, by how many a day come', () => {
    const counted = { ...capacity, inspection: { perDay: 1 }, documents: NOTHING };
    expect(areEnough(recents().slice(0, 5), 100, { capacity: counted })).toBe(false);
    expect(areEnough(recents().slice(0, 5), 5, { capacity: counted })).toBe(true);
  });
});
