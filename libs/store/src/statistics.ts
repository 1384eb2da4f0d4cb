import type { Known, Statistic } from '#libs/risk';
import type { Queries } from './record.js';
import type { RiskTables } from './tables.js';

/** What bears on one declaration, and the version of what the risk unit has put in force (see Targeting). */
export interface KnownNow extends Known {
  targeting: string;
}

interface Row {
  targeting: string;
  results: string;
  key: string | null;
  inspected: number;
  hits: number;
  critical: number;
  last_at: Date;
  priced: number;
  log_price_sum: number;
  log_price_squares: number;
}

/**
 * What is known now of these keys, in one query and so of one moment: the statistics tell of results 1 to `results`, and of no other.
 */
export async function known(queries: Queries, keys: readonly string[]): Promise<KnownNow> {
  const { rows } = await queries.query<Row>({ name: 'known', text: KNOWN, values: [keys] });
  const statistics = new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, statisticOf(row)] as const])));
  return { targeting: rows[0]?.targeting ?? '', results: Number(rows[0]?.results ?? 0), statistics };
}

const KNOWN = `
select state.version as targeting, state.results, key, inspected, hits, critical, last_at, priced, log_price_sum,
  log_price_squares
from risk_state state left join risk_statistics on key = any($1::text[])`;

/** A statistic as its row tells it. */
export const statisticOf = (row: Omit<Row, 'targeting' | 'results' | 'key'>): Statistic => ({
  inspected: row.inspected,
  hits: row.hits,
  critical: row.critical,
  lastAt: row.last_at.getTime(),
  priced: row.priced,
  logPriceSum: row.log_price_sum,
  logPriceSquares: row.log_price_squares,
});

/** The row of a statistic. */
export const statisticRow = ([key, statistic]: readonly [string, Statistic]) =>
  ({
    key,
    inspected: statistic.inspected,
    hits: statistic.hits,
    critical: statistic.critical,
    last_at: new Date(statistic.lastAt).toISOString(),
    priced: statistic.priced,
    log_price_sum: statistic.logPriceSum,
    log_price_squares: statistic.logPriceSquares,
  }) satisfies Record<keyof RiskTables['risk_statistics'], unknown>;
