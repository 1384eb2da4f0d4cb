import { sql } from 'kysely';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { openDatabase, type Database } from './database.js';

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url, { role: 'owner', connections: 1 });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

const kept = async () =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.map(
    ({ statement }) => statement,
  );

describe('a connection of the query builder', () => {
  it('plans once what is asked again with other values', async () => {
    for (const n of [1, 2]) {
      const { rows } = await sql<{ n: number }>`select ${n}::int as n`.execute(db);
      expect(rows).toEqual([{ n }]);
    }
    expect(await kept()).toEqual(['select $1::int as n']);
  });

  it('keeps a limited number of plans, and answers the rest without', async () => {
    for (let n = 0; n < 120; n++) {
      const { rows } = await sql<{ n: number }>`select ${n}::int as n, ${sql.lit(n)} as literally`.execute(db);
      expect(rows[0]?.n).toBe(n);
    }
    expect((await kept()).length).toBeLessThanOrEqual(100);
  });

  it('goes on after a statement that failed', async () => {
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow('division by zero');
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow('division by zero');
    expect((await sql<{ n: number }>`select 1 / ${1}::int as n`.execute(db)).rows).toEqual([{ n: 1 }]);
  });
});
