import type { RowSource } from '#libs/study';
import type pg from 'pg';
import { rowsAfter } from './rows.js';

/** Where the study in memory reads its rows. @param pool of the owning role: who may see which is narrowed by the study itself */
export const studySource = (pool: pg.Pool): RowSource => ({
  rowsAfter: (version, limit) => rowsAfter(pool, version, limit),
  count: () => count(pool),
  now: () => now(pool),
  zones: () => zones(pool),
  held: () => held(pool),
});

async function count(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from study_rows`);
  return rows[0]?.count ?? 0;
}

async function now(pool: pg.Pool): Promise<{ at: Date; pending: number; untold: number }> {
  const { rows } = await pool.query<{ at: Date; pending: number; untold: number }>(
    `select clock_timestamp() as at, count(distinct declaration_id) filter (where not skipped)::int as pending,
       count(distinct declaration_id) filter (where skipped)::int as untold
     from study_pending`,
  );
  const [row] = rows;
  if (!row) throw new Error('The database answered nothing.');
  return row;
}

async function zones(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ code: string; zone: string }>(
    `select code, config->>'timeZone' as zone from offices`,
  );
  return new Map(rows.map(({ code, zone }) => [code, zone]));
}

async function held(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from declarations where status = 'held'`);
  return rows.map(({ id }) => id);
}
