import type { Interval, StudyView } from '#libs/domain';

/** Stages that do not contain each other: in one of them goods wait for somebody. */
const STAGES: Interval[] = [
  'documents-waiting',
  'documents-working',
  'scan-waiting',
  'scan-working',
  'inspection-waiting',
  'inspection-working',
  'information',
  'agency',
  'payment',
  'review',
  'lodgement-to-arrival',
];

export interface Bottleneck {
  stage: Interval;
  /** Seconds, of all declarations together. */
  time: number;
  /** Of the time of all stages; these may overlap. */
  share: number;
}

/** The stage in which declarations of a group spent most time; undefined where none is on record. */
export function bottleneckOf({ intervals }: Pick<StudyView['groups'][number], 'intervals'>): Bottleneck | undefined {
  const times = STAGES.flatMap((stage) => {
    const figures = intervals.find(({ interval }) => interval === stage);
    return figures ? [{ stage, time: figures.n * figures.mean }] : [];
  });
  const all = times.reduce((sum, { time }) => sum + time, 0);
  const longest = times.toSorted((a, b) => b.time - a.time)[0];
  return longest && all > 0 ? { ...longest, share: longest.time / all } : undefined;
}
