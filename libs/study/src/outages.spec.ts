import { INTERVALS, type Interval, type KnownOutage } from '#libs/domain';
import { minute, Told } from '../../../tests/setup/told.js';
import { measure } from './measured.js';
import { studyRowOf } from './row-of.js';
import { timesOf } from './times-of.js';

const timesAt = (told: Told) => {
  const now = Date.parse(minute(1000));
  return timesOf(measure(told.id, told.story, now), now);
};
const rowOf = (told: Told) => studyRowOf(told.id, told.story);
/** Minutes of an interval, with outages and without them. */
const both = (told: Told, interval: Interval) => {
  const { intervals, withoutOutages } = timesAt(told);
  return [intervals[interval], withoutOutages.intervals[interval]].map((each) => each && each / 60);
};
const outage = (from: number, until: number | null, more: Partial<KnownOutage> = {}): KnownOutage => ({
  ...{ id: 'out_1', version: 1, office: null, withdrawn: false, by: 'system' },
  ...{ from: minute(from), until: until === null ? null : minute(until) },
  ...more,
});

/** Lodged at 0, taken at 30, checked from 40 on while the trader is asked from 50 to 70, and released at 100. */
const checked = () =>
  new Told('yellow')
    .claim('documents', 'olga', 40)
    .ask('documents', 'olga', 50)
    .complete('information', 'bruno', 70)
    .complete('documents', 'olga', 100);

describe('times without outages', () => {
  it('are those with them, less what of them lay in an outage, of every interval and every owner', () => {
    const told = checked().outage('out_1', 30, 60);
    expect(both(told, 'lodgement-to-release')).toEqual([100, 70]);
    expect(both(told, 'documents-waiting')).toEqual([40, 30]);
    expect(both(told, 'documents-working')).toEqual([40, 30]);
    expect(both(told, 'information')).toEqual([20, 10]);
    expect(both(told, 'held')).toEqual([100, 70]);
    expect(both(told, 'audit')).toEqual([null, null]);
    const { held, holds, withoutOutages, outages } = timesAt(told);
    expect(outages).toEqual([{ id: 'out_1', office: null, from: minute(30), until: minute(60) }]);
    const minutesOf = (owners: typeof held.owners) =>
      owners.map(({ owner, total, exclusive }) => [owner, total / 60, exclusive / 60]);
    expect(minutesOf(held.owners)).toEqual([
      ['customs', 80, 80],
      ['trader', 20, 20],
    ]);
    expect(minutesOf(withoutOutages.held.owners)).toEqual([
      ['customs', 60, 60],
      ['trader', 10, 10],
    ]);
    expect(withoutOutages.held.seconds).toBe(70 * 60);
    expect(holds.map(({ seconds }) => seconds / 60)).toEqual([80, 20]);
    expect(withoutOutages.holds.map(({ seconds, waiting }) => [seconds / 60, waiting && waiting / 60])).toEqual([
      [60, 30],
      [10, null],
    ]);
  });

  it('count once what several outages share', () => {
    expect(both(checked().outage('out_1', 10, 40).outage('out_2', 20, 50), 'lodgement-to-release')).toEqual([100, 60]);
  });

  it('are 0 and not absent where all lay in an outage, and an owner stays who held goods in nothing else', () => {
    const told = checked().outage('out_1', 45, 75);
    expect(both(told, 'information')).toEqual([20, 0]);
    expect(timesAt(told).withoutOutages.held.owners.map(({ owner, total }) => [owner, total / 60])).toEqual([
      ['customs', 70],
      ['trader', 0],
    ]);
  });

  it('are the same where an outage took nothing: before, after, of another office, or withdrawn', () => {
    const told = checked()
      .outage('out_1', -50, 0)
      .outage('out_2', 100, 900)
      .outage('out_3', 10, 20, { office: 'COCTG' })
      .outage('out_4', 10, 20, { withdrawn: true, version: 2 });
    const { withoutOutages, intervals, outages } = timesAt(told);
    expect(outages).toEqual([]);
    expect(withoutOutages.intervals).toEqual(intervals);
    expect(rowOf(told).withoutOutages).toBeNull();
  });

  it('leave out all since an outage began that lasts, and come back once it is over', () => {
    expect(both(checked().outage('out_1', 90, null), 'lodgement-to-release')).toEqual([100, 90]);
    const ended = checked().outage('out_1', 90, null).outage('out_1', 90, 95, { version: 2 });
    expect(both(ended, 'lodgement-to-release')).toEqual([100, 95]);
  });

  it('take an outage as it was corrected last, whether the record of outages or the declaration’s events tell it', () => {
    const accounted = new Told('yellow')
      .account(outage(10, 30), 31)
      .claim('documents', 'olga', 40)
      .complete('documents', 'olga', 100);
    expect(both(accounted, 'lodgement-to-release')).toEqual([100, 80]);
    expect(both(accounted.outage('out_1', 10, 20, { version: 2 }), 'lodgement-to-release')).toEqual([100, 90]);
    expect(both(accounted.outage('out_1', 10, 20, { version: 3, withdrawn: true }), 'held')).toEqual([100, 100]);
  });

  it('take an outage of a former office where the declaration accounts for it', () => {
    const its = outage(10, 30, { office: 'COCTG' });
    const moved = new Told('yellow').account(its, 31).claim('documents', 'olga', 40).complete('documents', 'olga', 100);
    expect(both(moved, 'held')).toEqual([100, 80]);
    expect(both(moved.outage('out_1', 10, 15, { office: 'COCTG', version: 2 }), 'held')).toEqual([100, 95]);
  });

  it('of goods that came before they were declared leave out what lay in an outage between', () => {
    const told = new Told('green').report('arrived', -60).outage('out_1', -50, -20);
    expect(both(told, 'arrival-to-lodgement')).toEqual([60, 30]);
    expect(both(told, 'lodgement-to-release')).toEqual([0, 0]);
  });

  it('are in the row of the study as they are told of the declaration', () => {
    const told = checked().outage('out_1', 30, 60);
    const { withoutOutages } = rowOf(told);
    const { intervals, held } = timesAt(told).withoutOutages;
    expect([...(withoutOutages?.intervals ?? [])].map((each) => (Number.isNaN(each) ? null : each))).toEqual(
      INTERVALS.map((interval) => intervals[interval]),
    );
    expect(withoutOutages?.owners).toEqual(held.owners);
  });
});
