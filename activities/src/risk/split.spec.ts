import type { LabelledRow } from '#libs/store';
import { split, weightOf } from './split.js';

/** One result an hour, each known `later` hours after its decision. */
const rows = (count: number, later = 0): LabelledRow[] =>
  Array.from({ length: count }, (_each, hour) => ({
    number: hour,
    decidedAt: hour,
    knownAt: hour + later,
    random: false,
    control: 'inspection',
    features: new Float64Array(0),
    label: 0,
  }));

describe('the results that a model is judged by', () => {
  it('are the last fifth, none of which it learnt from', () => {
    const { learn, judge } = split(rows(100), null);
    expect(judge.map(({ decidedAt }) => decidedAt)).toEqual([...Array(20).keys()].map((each) => 80 + each));
    expect(learn).toHaveLength(80);
  });

  it('were not known in time to be learnt from, nor were results that came later than the first of them', () => {
    expect(split(rows(100, 10), null).learn).toHaveLength(71);
  });

  it('are later than all that the champion learnt from', () => {
    const { learn, judge } = split(rows(100), 89);
    expect(judge).toHaveLength(10);
    expect(learn).toHaveLength(90);
  });

  it('are the last fifth where the champion knew less', () => {
    expect(split(rows(100), 10).judge).toHaveLength(20);
  });
});

describe('in training, a result', () => {
  it('counts half where documents alone were looked at and nothing was found', () => {
    const weight = (control: string, label: 0 | 1) => weightOf({ control, label });
    expect(weight('documents', 0)).toBe(0.5);
    expect([weight('documents', 1), weight('scan', 0), weight('inspection', 0), weight('audit', 0)]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});
