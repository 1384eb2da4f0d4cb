import { ocel, xes, type Recorded } from '#libs/process-log';
import { instant, type Instant } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { administrator, broker, officer } from '../../../tests/setup/people.js';
import { actingInSnapshot } from './record/acting.js';
import type { Database } from './database.js';
import { countRecorded, recordedIn, type LogSelection } from './process-log.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const day = (number: number): Instant => instant(START + number * 86_400_000);
/** More than one page, and many accepted at the same instant. */
const MANY = 203;

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;
let worked: Filed;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
  for (let n = 0; n < MANY; n++) await Filed.lodge(pool, { lane: 'green', at: day(1) });
  await Filed.lodge(pool, { lane: 'green', at: day(2), facts: { office: 'COBUN' } });
  worked = await Filed.lodge(pool, { lane: 'yellow', at: day(3) });
  const { id } = worked.hold('documents');
  await pool.query(
    `insert into task_log (task_id, declaration_id, at, by, action) values
       ($1, $2, $3, 'olga', 'claimed'), ($1, $2, $3, 'olga', 'unclaimed'), ($1, $2, $3, 'olga', 'drafted')`,
    [id, worked.id, day(4)],
  );
  const form = { outcome: 'conforming' as const, findings: [], reasonResults: [] };
  await worked.complete('olga', { kind: 'documents', form }, day(5));
}, 120_000);
afterAll(() => fresh.drop());

const readAs = (person: { actor: Parameters<typeof actingInSnapshot>[1] }, selection: LogSelection = {}) =>
  actingInSnapshot(db, person.actor, async (tx) => {
    const found: Recorded[] = [];
    for await (const recorded of recordedIn(tx, selection)) found.push(recorded);
    expect(await countRecorded(tx, selection)).toBe(found.length);
    return found;
  });

describe('the record for a process log', () => {
  it('has each declaration once, over pages, first accepted first', async () => {
    const found = await readAs(administrator);
    expect(found).toHaveLength(MANY + 2);
    expect(new Set(found.map(({ id }) => id)).size).toBe(MANY + 2);
    const accepted = found.map(({ events }) => events.find(({ type }) => type === 'DeclarationAccepted')?.at ?? '');
    expect(accepted).toEqual([...accepted].sort());
  });

  it('has the events as recorded, and what people did with tasks other than notes', async () => {
    const [story] = await readAs(administrator, { from: day(3) });
    expect(story?.events.map(({ seq }) => seq)).toEqual(story?.events.map((_, index) => index + 1));
    expect(story?.events).toHaveLength(worked.file.seq);
    expect(story?.acts.map(({ action, task }) => [action, task])).toEqual([
      ['claimed', `${worked.id}.1`],
      ['unclaimed', `${worked.id}.1`],
    ]);
  });

  it('is of the period and the offices that are asked for', async () => {
    expect(await readAs(administrator, { from: day(2), to: day(3) })).toHaveLength(1);
    expect(await readAs(administrator, { office: ['COBUN'] })).toHaveLength(1);
    expect(await readAs(administrator, { office: ['COBUN', 'COBOG'], to: day(3) })).toHaveLength(MANY + 1);
    expect(await readAs(administrator, { to: day(0) })).toEqual([]);
  });

  it('is what the reader may see', async () => {
    expect(await readAs(officer('olga', ['COBUN']))).toHaveLength(1);
    expect(await readAs(officer('olga', ['COBUN']), { office: ['COBOG'] })).toEqual([]);
    expect(await readAs(broker('berta', ['NOBODY']))).toEqual([]);
  });

  it('is of one moment, whatever is lodged meanwhile', async () => {
    const sizes = await actingInSnapshot(db, administrator.actor, async (tx) => {
      const first = await countRecorded(tx, {});
      await Filed.lodge(pool, { lane: 'green', at: day(0) });
      return [first, await countRecorded(tx, {})];
    });
    expect(sizes[0]).toBe(sizes[1]);
  });

  it('becomes a log in either format', async () => {
    const write = (pieces: (read: () => AsyncIterable<Recorded>) => AsyncIterable<string>) =>
      actingInSnapshot(db, administrator.actor, async (tx) => {
        let text = '';
        for await (const piece of pieces(() => recordedIn(tx, { from: day(2) }))) text += piece;
        return text;
      });
    const { events } = JSON.parse(await write(ocel)) as { events: { type: string }[] };
    expect(events.map(({ type }) => type)).toContain('Documentary check claimed');
    expect((await write((read) => xes(read()))).match(/<trace>/g)).toHaveLength(2);
  });
});
