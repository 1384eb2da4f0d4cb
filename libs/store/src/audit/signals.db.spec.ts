import { instant, type ActorId, type IntegritySignals, type Lane, type RerouteReason, type Signal } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, officer } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import { claim, takeNext } from '../tasks/allocate.js';
import { integritySignals } from './signals.js';
import type { Database } from '../database.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.000Z') + minutes * 60_000);
const DAY = { from: at(-60), to: at(600) };
/** A time in which claims are that are made now. */
const EVER = { from: at(-10_000_000), to: at(10_000_000) };
const answered = (result: 'found' | 'not-found') => ({
  kind: 'documents' as const,
  form: { outcome: 'conforming' as const, findings: [], reasonResults: [{ rule: 'R-1', result }] },
});

let fresh: FreshDatabase;
let pool: pg.Pool;
let seen: pg.Pool;
let db: Database;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

const signals = (query: object): Promise<IntegritySignals> =>
  acting(db, administrator.actor, (tx) => integritySignals(tx, query));

async function signal(name: Signal['signal'], query: object = DAY): Promise<Signal> {
  const found = (await signals(query)).signals.find((each) => each.signal === name);
  if (!found) throw new Error(`no signal ${name}`);
  return found;
}

const told = ({ people }: Signal) =>
  people.map(({ by, own, peers, standsOut }) => [by, own.found, own.of, peers.found, peers.of, standsOut]);

async function rerouted(by: string, from: Lane, lane: Lane, reason: RerouteReason, office = 'COBOG'): Promise<void> {
  const filed = await Filed.lodge(pool, { lane: from, at: at(0), facts: { office } });
  await filed.does('reroute', { by: by as ActorId, lane, reason, note: null }, at(5));
}

describe('signals of integrity', () => {
  it('tell re-routes by person and reason, and those to a lighter lane, at an office and in a time', async () => {
    await rerouted('sofia', 'red', 'green', 'other');
    await rerouted('sofia', 'yellow', 'red', 'intelligence');
    await rerouted('samuel', 'yellow', 'orange', 'intelligence');
    await rerouted('samuel', 'red', 'green', 'other', 'COBUN');
    const all = await signal('reroutes');
    expect(told(all)).toEqual([
      ['samuel', 2, 4, 2, 4, false],
      ['sofia', 2, 4, 2, 4, false],
    ]);
    expect(all.people.find(({ by }) => by === 'sofia')?.detail).toEqual([
      { name: 'intelligence', number: 1 },
      { name: 'other', number: 1 },
    ]);
    expect(told(await signal('lightening-reroutes', { ...DAY, office: 'COBOG' }))).toEqual([
      ['sofia', 1, 2, 0, 1, false],
      ['samuel', 0, 1, 1, 2, false],
    ]);
    expect((await signal('reroutes', { from: at(20), to: at(30) })).people).toEqual([]);
  });

  it('tell releases without the expected finding, and who stands out among peers', async () => {
    for (let number = 0; number < 24; number++) {
      const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(number) });
      const isEva = number % 2 === 0;
      await filed.complete(
        isEva ? 'eva' : 'ana',
        answered(isEva || number > 20 ? 'not-found' : 'found'),
        at(number + 5),
      );
    }
    const found = await signal('releases-without-finding');
    expect(told(found)).toEqual([
      ['eva', 12, 12, 2, 12, true],
      ['ana', 2, 12, 12, 12, false],
    ]);
    expect(found).toMatchObject({ notTold: 0, people: [{ detail: [{ name: 'documents', number: 12 }] }, {}] });
    expect(found.rule).toContain('95 %');
    expect(found.caveat).not.toBe('');
  });

  it('tell completions that are fast beside the median of their kind, from the claim on', async () => {
    for (let number = 0; number < 30; number++) {
      const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
      const { id } = filed.hold('documents');
      const by = number < 12 ? 'eva' : 'ana';
      const minutes = number < 11 ? 1 : 40;
      await pool.query('update tasks set assignee = $2, claimed_at = $3 where id = $1', [id, by, at(60)]);
      await filed.complete(by, answered('not-found'), at(60 + minutes));
    }
    // Held by nobody as far as the record tells.
    await (await Filed.lodge(pool, { lane: 'yellow', at: at(0) })).complete('leo', answered('not-found'), at(70));
    const found = await signal('fast-completions');
    expect(told(found)).toEqual([
      ['eva', 11, 12, 0, 18, true],
      ['ana', 0, 18, 11, 12, false],
    ]);
    expect(found.notTold).toBe(1);
  });

  it('tell work that people chose from work that they were given', async () => {
    const chosen = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const before = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const [olga, oscar] = [officer('olga'), officer('oscar')];
    await claim({ seen, db }, olga, chosen.hold('documents').id);
    await acting(db, oscar.actor, (tx) => takeNext(tx, oscar, {}));
    await pool.query(
      `insert into task_log (task_id, declaration_id, by, action, detail) values ($1, $2, 'olga', 'claimed', '{"attempt":1}')`,
      [before.hold('documents').id, before.id],
    );
    const found = await signal('self-selected-work', EVER);
    expect(told(found)).toEqual([
      ['olga', 1, 1, 0, 1, false],
      ['oscar', 0, 1, 1, 1, false],
    ]);
    expect(found.notTold).toBe(1);
  });

  it('refuse a time that ends before it begins, and are empty where nothing was done', async () => {
    await expect(signals({ from: at(10), to: at(5) })).rejects.toMatchObject({ code: 'content-invalid' });
    for (const { people, notTold } of (await signals({})).signals) expect([people, notTold]).toEqual([[], 0]);
  });
});
