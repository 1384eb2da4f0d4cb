import { INTERVALS, type Interval } from '#libs/domain';
import { minute, Told } from '../../../tests/setup/told.js';
import { measure } from './measured.js';
import { studyRowOf } from './row-of.js';
import { timesOf } from './times-of.js';

const NOW = 10_000;
const timesAt = (told: Told, minutes = NOW) => {
  const now = Date.parse(minute(minutes));
  return timesOf(measure(told.id, told.story, now), now);
};
/** Intervals in minutes, those that are known. */
const minutesOf = (told: Told): Partial<Record<Interval, number>> =>
  Object.fromEntries(
    Object.entries(timesAt(told).intervals).flatMap(([name, seconds]) =>
      seconds === null ? [] : [[name, seconds / 60]],
    ),
  );
const stampsOf = (told: Told) =>
  timesAt(told).timestamps.map(
    ({ code, step, at, by, owner }) =>
      `${(Date.parse(at) - Date.parse(minute(0))) / 60_000} ${code} ${step} ${by} ${owner}`,
  );
const REASON = { reason: 'explained' };

/** Lodged in advance, arrives, is checked, inspected and permitted, and leaves. */
const whole = () =>
  new Told('red', { advance: true, agencies: ['ICA'], payment: 'cash' })
    .claim('documents', 'olga', 10)
    .ask('documents', 'olga', 15)
    .complete('information', 'bruno', 45)
    .complete('documents', 'olga', 50)
    .complete('payment', 'bruno', 55)
    .complete('arrival', 'port', 60)
    .report('discharged', 70)
    .report('stored', 85)
    .report('inspection-scheduled', 52)
    .report('positioned', 90)
    .claim('inspection', 'ines', 100)
    .complete('inspection', 'ines', 120)
    .complete('agency:ICA', 'adriana', 150)
    .does('recordDeparture', { by: 'port' as never, departedAt: minute(200), gate: null }, 201);

describe('the times of a declaration', () => {
  it('are its timestamps in the order of time, each with who did it and who had to act until then', () => {
    expect(stampsOf(whole())).toEqual([
      '0 T0 lodged-in-advance bruno trader',
      '0 T5 accepted system customs',
      '0 T6 assigned system customs',
      '0 T7 created system customs',
      '0 T13 placed system customs',
      '0 T14 assessed system customs',
      '10 T7 claimed olga customs',
      '15 T8 asked olga customs',
      '45 T8 answered bruno trader',
      '50 T7 completed olga customs',
      '50 T9 ordered system customs',
      '52 T9 scheduled port customs',
      '55 T14 paid bruno trader',
      '60 T1 arrived port carrier',
      '70 T2 discharged port carrier',
      '85 T3 stored port terminal',
      '90 T10 positioned port terminal',
      '100 T11 started ines customs',
      '120 T11 ended ines customs',
      '150 T13 lifted adriana agency:ICA',
      '150 T15 released system agency:ICA',
      '150 T16 cleared system customs',
      '200 T17 departed port trader',
    ]);
  });

  it('are its intervals, those of which both ends are on record', () => {
    expect(minutesOf(whole())).toEqual({
      'lodgement-to-acceptance': 0,
      'lodgement-to-lane': 0,
      'lane-to-release': 150,
      'lodgement-to-release': 150,
      'lodgement-to-clearance': 150,
      'lodgement-to-departure': 200,
      'arrival-to-release': 90,
      'arrival-to-clearance': 90,
      'arrival-to-departure': 140,
      'release-to-clearance': 0,
      'release-to-departure': 50,
      'lodgement-to-arrival': 60,
      'arrival-to-discharge': 10,
      'discharge-to-storage': 15,
      'documents-waiting': 10,
      'documents-working': 10,
      'inspection-waiting': 50,
      'inspection-working': 20,
      'inspection-to-schedule': 2,
      'inspection-to-positioning': 40,
      'positioning-to-inspection': 10,
      information: 30,
      agency: 150,
      payment: 55,
      held: 150,
      waiting: 60,
      working: 30,
    });
  });

  it('have release, clearance and departure as ends of their own', () => {
    const told = new Told('blue');
    expect(minutesOf(told)).toMatchObject({ 'lodgement-to-release': 0, held: 0 });
    expect(minutesOf(told)['lodgement-to-clearance']).toBeUndefined();
    told.claim('audit', 'aurora', 20).complete('audit', 'aurora', 30);
    expect(minutesOf(told)).toMatchObject({ 'lodgement-to-release': 0, 'release-to-clearance': 30, audit: 30 });
    expect(stampsOf(told).slice(-4)).toEqual([
      '0 T18 opened system customs',
      '20 T18 taken aurora customs',
      '30 T16 cleared system customs',
      '30 T18 closed aurora customs',
    ]);
  });

  it('count what a task waited up to the claim of whoever completed it, not to earlier ones', () => {
    const told = new Told('yellow').claim('documents', 'oscar', 5).claim('documents', 'olga', 25);
    told.complete('documents', 'olga', 30);
    expect(minutesOf(told)).toMatchObject({ 'documents-waiting': 25, 'documents-working': 5 });
  });

  it('tell nothing of waiting where no claim is on record, nor of a task that is open', () => {
    const unclaimed = new Told('yellow').complete('documents', 'olga', 30);
    const open = new Told('yellow').claim('documents', 'olga', 5);
    for (const told of [unclaimed, open])
      for (const interval of ['documents-waiting', 'documents-working', 'waiting', 'working'] as const)
        expect(timesAt(told).intervals[interval]).toBeNull();
  });

  it('take the last report of a kind, and arrival from its own task before any report', () => {
    const told = new Told('green').report('arrived', -60).report('arrived', -30).report('discharged', -20);
    expect(minutesOf(told)).toMatchObject({
      'arrival-to-lodgement': 30,
      'arrival-to-release': 30,
      'arrival-to-discharge': 10,
    });
    expect(stampsOf(told).slice(0, 2)).toEqual(['-30 T1 arrived port carrier', '-20 T2 discharged port carrier']);
    const advance = new Told('green', { advance: true }).report('arrived', 5).complete('arrival', 'port', 9);
    expect(minutesOf(advance)).toMatchObject({ 'lodgement-to-arrival': 9 });
  });

  it('tell no time of what ends before it begins: goods positioned before anybody asked for it', () => {
    const told = new Told('red').report('positioned', 5).complete('documents', 'olga', 30);
    expect(timesAt(told).intervals['inspection-to-positioning']).toBeNull();
  });

  it('tell a re-route as a lane, and a lane for a finding as a re-assessment', () => {
    const told = new Told('orange').does(
      'reroute',
      { by: 'sofia' as never, lane: 'yellow', reason: 'intelligence', note: null },
      5,
    );
    told.complete('documents', 'olga', 9, {
      kind: 'documents',
      form: { outcome: 'raise', raiseTo: 'red', findings: [], reasonResults: [] },
    });
    expect(stampsOf(told)).toEqual(
      expect.arrayContaining([
        '5 T6 re-routed sofia customs',
        '5 T11 withdrawn sofia customs',
        '9 T12 re-assessed olga customs',
      ]),
    );
  });

  it('tell a finding by who found it, and its review', () => {
    const finding = { code: 'undervaluation', severity: 'major', evidence: [] } as never;
    const told = new Told('yellow')
      .complete('documents', 'olga', 10, {
        kind: 'documents',
        form: { outcome: 'nonconforming', findings: [finding], reasonResults: [] },
      })
      .complete('review', 'sofia', 30, { kind: 'review', form: { decision: 'refuse', ...REASON } });
    expect(stampsOf(told)).toEqual(
      expect.arrayContaining([
        '10 T12 found olga customs',
        '30 T12 reviewed sofia customs',
        '30 T15 refused sofia customs',
      ]),
    );
    expect(minutesOf(told)).toMatchObject({ review: 20 });
  });

  it('are of holds, open ones up to now', () => {
    const told = new Told('yellow').claim('documents', 'olga', 10).ask('documents', 'olga', 20);
    const { holds, held } = timesAt(told, 50);
    expect(holds).toMatchObject([
      { kind: 'documents', owner: 'customs', seconds: 1200, closedAt: null, waiting: null },
      { kind: 'information', owner: 'trader', seconds: 1800, onGoods: true },
    ]);
    expect(held).toMatchObject({ seconds: 3000, critical: null });
  });
});

describe('a row of the study', () => {
  it('says what the times say, and is the same whenever it is told', () => {
    const told = whole();
    const row = studyRowOf(told.id, told.story);
    expect(row).toEqual(studyRowOf(told.id, told.story));
    expect(row).toMatchObject({ seq: told.file.seq, lane: 'red', advance: true, agencies: ['ICA'] });
    expect(row.critical).toEqual({ owner: 'agency:ICA', kind: 'agency:ICA' });
    const { intervals, held } = timesAt(told);
    expect(row.owners).toEqual(held.owners);
    expect(Array.from(row.intervals, (each) => (Number.isNaN(each) ? null : each))).toEqual(
      INTERVALS.map((interval) => intervals[interval]),
    );
  });

  it('tells nobody who held the goods before they are released', () => {
    const told = new Told('yellow').claim('documents', 'olga', 10);
    expect(studyRowOf(told.id, told.story)).toMatchObject({ releasedAt: null, owners: [], critical: null });
  });

  it('cannot be told of nothing', () => {
    const told = new Told('green');
    expect(() => studyRowOf(told.id, { events: [], claims: [], reports: [], outages: [] })).toThrow('is not lodged');
  });
});
