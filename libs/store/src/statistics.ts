import { combinationOf, keysOfAll, riskItemsOf, type Known, type Statistic } from '#libs/risk';
import type { Declaration } from '#libs/domain';
import type { Queries } from './record.js';
import type { RiskTables } from './tables.js';

/** What bears on one declaration, and the version of what the risk unit has put in force (see Targeting). */
export interface KnownNow extends Known {
  targeting: string;
}

interface Row {
  targeting: string | null;
  results: string | null;
  key: string | null;
  seen: number | null;
  inspected: number;
  hits: number;
  critical: number;
  last_at: Date;
  priced: number;
  log_price_sum: number;
  log_price_squares: number;
}

/** What is asked of the database about a declaration. */
export interface Asked {
  /** Of statistics. */
  keys: string[];
  /** Of which is counted how often they have come. */
  combinations: string[];
}

export function askedOf(declaration: Declaration): Asked {
  const items = riskItemsOf(declaration);
  return { keys: keysOfAll(items), combinations: [...new Set(items.flatMap((item) => combinationOf(item) ?? []))] };
}

/**
 * What is known now, in one query and so of one moment: the statistics tell of results 1 to `results`, and of no other.
 */
export async function known(queries: Queries, { keys, combinations }: Asked): Promise<KnownNow> {
  const { rows } = await queries.query<Row>({ name: 'known', text: KNOWN, values: [keys, combinations] });
  const answer = {
    targeting: '',
    results: 0,
    statistics: new Map<string, Statistic>(),
    seen: new Map<string, number>(),
  };
  for (const row of rows) {
    if (row.seen !== null) answer.seen.set(row.key ?? '', row.seen);
    else if (row.key !== null) answer.statistics.set(row.key, statisticOf(row));
    if (row.targeting !== null) answer.targeting = row.targeting;
    if (row.results !== null) answer.results = Number(row.results);
  }
  return answer;
}

/** Whether a combination has come this often or oftener makes no difference to anybody. */
const OFTEN = 20;

const KNOWN = `
select state.version as targeting, state.results, key, inspected, hits, critical, last_at, priced, log_price_sum,
  log_price_squares, null::int as seen
from risk_state state left join risk_statistics on key = any($1::text[])
union all
select null, null, wanted.key, null, null, null, null, null, null, null, come.times
from unnest($2::text[]) wanted (key),
  lateral (select count(*)::int as times
    from (select from risk_decisions where combination = wanted.key limit ${OFTEN}) found) come`;

/** A statistic as its row tells it. */
export const statisticOf = (row: Omit<Row, 'targeting' | 'results' | 'key' | 'seen'>): Statistic => ({
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
