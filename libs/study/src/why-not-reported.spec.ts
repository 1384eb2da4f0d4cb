import type { ReportKind } from '#libs/domain';
import { minute } from '../../../tests/setup/told.js';
import { whyNotReported, type ReportedOn } from './why-not-reported.js';

const known = (more: Partial<ReportedOn> = {}): ReportedOn => ({
  advance: false,
  arrivedAt: null,
  reports: [],
  ...more,
});
const why = (kind: ReportKind, minutes: number, more?: Partial<ReportedOn>) =>
  whyNotReported({ kind, at: minute(minutes) }, known(more));
const arrivedAt = new Date(minute(10));

describe('a report', () => {
  it.each<ReportKind>(['discharged', 'stored', 'positioned'])('%s is refused before the goods arrived', (kind) => {
    expect(why(kind, 9, { arrivedAt })).toBe(
      `The goods arrived at ${minute(10)}: they cannot have been ${kind} before.`,
    );
    expect(why(kind, 10, { arrivedAt })).toBeUndefined();
    expect(why(kind, 9)).toBeUndefined();
  });

  it('of an appointment may be from before the arrival', () => {
    expect(why('inspection-scheduled', 1, { arrivedAt })).toBeUndefined();
  });

  it('of an arrival is refused where goods were declared in advance, and after they were moved', () => {
    expect(why('arrived', 1, { advance: true })).toContain('completing the task');
    const reports = [{ kind: 'stored' as const, at: new Date(minute(5)) }];
    expect(why('arrived', 6, { reports })).toBe(
      `The goods were stored at ${minute(5)}: they cannot have arrived after that.`,
    );
    expect(why('arrived', 5, { reports })).toBeUndefined();
  });
});
