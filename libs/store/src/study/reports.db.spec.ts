import { instant, type ActorId, type Facts, type ReportKind } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { broker, officer, somebody } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import type { Person } from '../person.js';
import { keepStudy } from './keeping.js';
import { report, reportsOf } from './reports.js';
import { rowsAfter } from './rows.js';
import { declarationTimes } from './times.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => instant(START + minutes * 60_000);
const PORT = somebody('port', 'gateway', ['arrival']);

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
});
afterAll(() => fresh.drop());

const lodged = (facts: Partial<Facts> = {}) => Filed.lodge(pool, { lane: 'green', at: at(0), facts });
interface Sent {
  kind: ReportKind;
  minutes: number;
  reference?: string;
  by?: Person;
}
const send = ({ id }: Filed, { kind, minutes, reference, by = PORT }: Sent) =>
  acting(db, by.actor, (tx) => report(tx, id, by.actor.id, { kind, at: at(minutes), reference }));
const seen = ({ id }: Filed, by = PORT) => acting(db, by.actor, (tx) => reportsOf(tx, id, by.see));
const pending = async ({ id }: Filed) =>
  (await pool.query('select from study_pending where declaration_id = $1', [id])).rowCount;

describe('reports of ports and terminals', () => {
  it('are kept, and the same again is the same, though many send it at once', async () => {
    const filed = await lodged();
    await Promise.all(Array.from({ length: 6 }, () => send(filed, { kind: 'discharged', minutes: 5 })));
    await send(filed, { kind: 'discharged', minutes: 5, reference: 'COPRAR-1' });
    await expect(seen(filed)).resolves.toMatchObject([
      { kind: 'discharged', at: at(5), by: 'port', reference: null, corrected: true },
      { kind: 'discharged', at: at(5), by: 'port', reference: 'COPRAR-1', corrected: false },
    ]);
  });

  it('are corrected by later ones of their kind, which no repetition of the earlier one takes back', async () => {
    const filed = await lodged();
    for (const minutes of [5, 7, 5]) await send(filed, { kind: 'stored', minutes });
    await send(filed, { kind: 'positioned', minutes: 9 });
    const told = (await seen(filed)).map(({ kind, at: when, corrected }) => [kind, when, corrected]);
    expect(told).toEqual([
      ['stored', at(5), true],
      ['stored', at(7), false],
      ['positioned', at(9), false],
    ]);
  });

  it('make their declaration await the study, once each, whose row then tells of them', async () => {
    const filed = await lodged();
    await keepStudy(pool, 100);
    for (const minutes of [5, 5]) await send(filed, { kind: 'discharged', minutes });
    expect(await pending(filed)).toBe(1);
    await send(filed, { kind: 'stored', minutes: 9 });
    await keepStudy(pool, 100);
    const kept = (await rowsAfter(pool, 0, 100)).find(({ row }) => row.declaration === filed.id);
    expect(kept?.row.intervals).toContain(240);
  });

  it('are refused where they contradict the arrival on record', async () => {
    const advance = await lodged({ advance: true });
    await advance.complete('port', { kind: 'arrival', form: { arrivedAt: at(30) } }, at(31));
    await expect(send(advance, { kind: 'discharged', minutes: 29 })).rejects.toMatchObject({ code: 'content-invalid' });
    await expect(send(advance, { kind: 'arrived', minutes: 29 })).rejects.toMatchObject({ code: 'content-invalid' });
    const other = await lodged();
    await send(other, { kind: 'arrived', minutes: -30 });
    await expect(send(other, { kind: 'stored', minutes: -31 })).rejects.toThrow('they cannot have been stored before');
    expect([await seen(advance), (await seen(other)).length]).toEqual([[], 1]);
  });

  it('are seen with their declaration; which officer reported, inside customs only', async () => {
    const filed = await lodged({ office: 'COCTG', declarant: 'CO900111222' });
    const ines = somebody('ines', 'inspector', ['inspection'], { offices: ['COCTG'] });
    await send(filed, { kind: 'inspection-scheduled', minutes: 3, by: ines });
    expect(await seen(filed, ines)).toMatchObject([{ by: 'ines' }]);
    expect(await seen(filed, broker('bruno', ['CO900111222']))).toMatchObject([{ by: null }]);
    expect(await seen(filed, broker('berta', ['CO900333444']))).toEqual([]);
    expect(await seen(filed, officer('olga', ['COBOG']))).toEqual([]);
  });

  it('are nobody’s to change, nor to make in another’s name or of what they do not see', async () => {
    const filed = await lodged();
    await send(filed, { kind: 'stored', minutes: 3 });
    const change = acting(db, PORT.actor, (tx) => tx.updateTable('reports').set({ place: 'elsewhere' }).execute());
    await expect(change).rejects.toThrow(/permission denied/);
    const inAnothersName = acting(db, PORT.actor, (tx) =>
      report(tx, filed.id, 'another' as ActorId, { kind: 'stored', at: at(4) }),
    );
    await expect(inAnothersName).rejects.toThrow(/row-level security/);
    await expect(send(filed, { kind: 'stored', minutes: 5, by: officer('olga', ['COCTG']) })).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe('the times of a declaration on record', () => {
  it('are told from events, claims and reports together, as of now', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const { id: task } = filed.hold('documents');
    const log = `insert into task_log (task_id, declaration_id, at, by, action, detail) values ($1, $2, $3, 'sofia', 'assigned', $4)`;
    await pool.query(log, [task, filed.id, at(20), { to: 'olga' }]);
    await filed.complete(
      'olga',
      { kind: 'documents', form: { outcome: 'conforming', findings: [], reasonResults: [] } },
      at(50),
    );
    await send(filed, { kind: 'arrived', minutes: -60 });
    const times = await acting(db, officer('olga').actor, (tx) => declarationTimes(tx, filed.id, Date.parse(at(99))));
    expect(times).toMatchObject({
      declarationId: filed.id,
      asOf: at(99),
      intervals: { 'arrival-to-release': 6600, 'documents-waiting': 1200, 'documents-working': 1800, payment: null },
      holds: [{ kind: 'documents', claimedAt: at(20), closedAt: at(50), seconds: 3000 }],
      held: { seconds: 3000, critical: { holdId: task, owner: 'customs' } },
    });
    expect(times?.timestamps.map(({ code }) => code)).toEqual(['T1', 'T4', 'T5', 'T6', 'T7', 'T7', 'T7', 'T15', 'T16']);
  });
});
