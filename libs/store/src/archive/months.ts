import type pg from 'pg';

type Queries = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** The moment so many months before another (milliseconds since 1970), by the calendar in UTC. */
export function monthsBefore(months: number, now: number): Date {
  const then = new Date(now);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const days = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, days));
  return then;
}

/** Tables with a partition for each month (UTC), and the column that tells the month. */
export const BY_MONTH = { declaration_reads: 'at', archived_files: 'closed_at' } as const;
export type ByMonth = keyof typeof BY_MONTH;

/** The name of the partition of a month. @param month its first day, as 2026-11-01 */
export const partitionOf = (table: ByMonth, month: string): string => `${table}_${month.slice(0, 7).replace('-', '_')}`;

/** So many months after this one have a partition beforehand. */
const AHEAD = 2;

/**
 * Give months a partition each, where they have none; what is there of them already is moved into it. Safe to repeat. While somebody is
 * reading what fell outside, a month is left without, and is made another time.
 */
export async function makeMonths(queries: Queries, table: ByMonth, months: readonly string[]): Promise<void> {
  for (const month of months) {
    // Looked for first: most have one, and a lock for nothing would be waited for.
    const { rows } = await queries.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      partitionOf(table, month),
    ]);
    if (!rows[0]?.there)
      await queries.query('select levante_make_month($1, $2, $3::date)', [table, BY_MONTH[table], month]);
  }
}

/** Give this month and those that come next their partitions of the log of reads, so that none of it falls outside. */
export async function makeMonthsAhead(queries: Queries): Promise<void> {
  const { rows } = await queries.query<{ month: string }>(
    `select (date_trunc('month', now() at time zone 'UTC') + n * interval '1 month')::date::text as month
     from generate_series(0, ${AHEAD}) n`,
  );
  await makeMonths(
    queries,
    'declaration_reads',
    rows.map(({ month }) => month),
  );
}
