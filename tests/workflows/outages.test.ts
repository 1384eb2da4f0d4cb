import { openHolds } from '#libs/clearance';
import { instant, type DeclarationId, type KnownOutage } from '#libs/domain';
import { accountOutage } from '#workflows';
import { openCounter, type Counter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());
beforeEach(() => {
  counter.lane = 'yellow';
  counter.deadlineMs = undefined;
  counter.beat = () => Promise.resolve();
});

const MINUTE = 60_000;
let numbered = 0;

const outage = (from: number, until: number | null, more: Partial<KnownOutage> = {}): KnownOutage => ({
  id: `out_test_${++numbered}`,
  version: 1,
  office: null,
  from: instant(from),
  until: until === null ? null : instant(until),
  withdrawn: false,
  by: 'system',
  ...more,
});

const onRecord = ({ id, version, office, from, until, withdrawn, by }: KnownOutage) =>
  counter.pool.query(
    `insert into outages (id, version, office, from_at, until_at, withdrawn, evidence, by)
     values ($1, $2, $3, $4, $5, $6, 'test', $7)`,
    [id, version, office, from, until, withdrawn, by],
  );

const tell = (id: DeclarationId, told: KnownOutage) =>
  counter.client.workflow.getHandle(id).executeUpdate(accountOutage, { args: [told] });

const typesOf = async (id: DeclarationId) => {
  const { rows } = await counter.pool.query<{ type: string }>(
    'select type from events where declaration_id = $1 order by seq',
    [id],
  );
  return rows.map(({ type }) => type).slice(4);
};

/** A yellow declaration whose documents' clock is of plain time at an office of a test's own, and rings in so many milliseconds. */
async function lodgedDueIn(milliseconds: number) {
  counter.deadlineMs = milliseconds;
  const { id } = await counter.lodge({ office: 'CODAY' });
  counter.deadlineMs = undefined;
  return id;
}

beforeAll(async () => {
  const clocks = {
    documents: {
      unit: 'calendar-days',
      length: 1,
      start: 'at-once',
      effect: 'escalate',
      extension: null,
      basis: 'test',
    },
  };
  const office = {
    code: 'CODAY',
    name: 'By calendar days',
    timeZone: 'UTC',
    country: 'CO',
    openingHours: {},
    closedDays: [],
    clocks,
  };
  await counter.pool.query('insert into offices values ($1, $2)', [office.code, JSON.stringify(office)]);
});

describe('a declaration’s clocks', () => {
  it('do not ring over an outage on record that nobody has told the declaration', async () => {
    const id = await lodgedDueIn(1_500);
    const { openedAt } = openHolds(await counter.file(id))[0]!;
    const before = Date.parse(openedAt);
    const recorded = outage(before - MINUTE, before + 10 * MINUTE);
    await onRecord(recorded);
    const file = await counter.until(id, ({ outages }) => outages !== undefined);
    expect(await typesOf(id)).toEqual(['OutageAccounted', 'ClockMoved']);
    expect(openHolds(file)[0]).toMatchObject({ escalated: false });
    await counter.pool.query('delete from outages');
  });

  it('do not ring before whoever looks for a gap of all heartbeats has found one', async () => {
    let looked = 0;
    const id = await lodgedDueIn(1_500);
    counter.beat = async () => {
      if (++looked === 1) await onRecord(outage(Date.now() - 1_000, Date.now() + MINUTE));
    };
    await counter.until(id, ({ outages }) => outages !== undefined);
    expect(await typesOf(id)).toEqual(['OutageAccounted', 'ClockMoved']);
    await counter.pool.query('delete from outages');
  });

  it('stand still while an outage lasts, and run on with what was left when it is over', async () => {
    const id = await lodgedDueIn(1_500);
    const from = Date.now();
    const lasting = outage(from, null);
    await tell(id, lasting);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await typesOf(id)).toEqual(['OutageAccounted']);
    await tell(id, { ...lasting, version: 2, until: instant(Date.now()) });
    const file = await counter.until(id, (each) => openHolds(each)[0]?.escalated === true);
    const stood = Date.parse(file.outages![0]!.until!) - from;
    const { rows } = await counter.pool.query<{ body: { dueAtBefore: string; deadline: { dueAt: string } } }>(
      "select body from events where declaration_id = $1 and type = 'ClockMoved'",
      [id],
    );
    const { dueAtBefore, deadline } = rows[0]!.body;
    expect(Date.parse(deadline.dueAt) - Date.parse(dueAtBefore)).toBe(stood);
    expect(await typesOf(id)).toEqual(['OutageAccounted', 'OutageAccounted', 'ClockMoved', 'ClockExpired']);
  });

  it('take an outage once, told twice at the same time, and over a worker that dies between recording and hearing of it', async () => {
    const { id } = await counter.lodge({ office: 'CODAY' });
    const told = outage(Date.now() - MINUTE, Date.now());
    let died = false;
    counter.afterRecord = async () => {
      if (died) return;
      died = true;
      throw new Error('the worker died');
    };
    await Promise.all([tell(id, told), tell(id, told)]);
    counter.afterRecord = () => Promise.resolve();
    await tell(id, told);
    expect(died).toBe(true);
    expect((await typesOf(id)).filter((type) => type === 'OutageAccounted')).toHaveLength(1);
  });
});
