import { combinationOf, keysOfAll, riskItemsOf, type Known, type Statistic } from '#libs/risk';
import type { Declaration, Facts } from '#libs/domain';
import type { Queries } from '../record/record.js';
import type { RiskTables } from '../tables.js';

/** What bears on one declaration, and the version of what the risk unit has put in force (see Targeting). */
export interface KnownNow extends Known {
  targeting: string;
}

interface Row {
  targeting: string | null;
  results: string | null;
  key: string | null;
  seen: number | null;
  relodged: string | null;
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
  /** Whether whoever declares these goods withdrew them before; left out: not asked. */
  goods?: Pick<Facts, 'declarant' | 'goods'>;
}

export function askedOf(declaration: Declaration, goods: Asked['goods']): Asked {
  const items = riskItemsOf(declaration);
  const combinations = [...new Set(items.flatMap((item) => combinationOf(item) ?? []))];
  return { keys: keysOfAll(items), combinations, ...(goods ? { goods } : {}) };
}

/**
 * What is known now, in one query and so of one moment: the statistics tell of results 1 to `results`, and of no other.
 */
export async function known(queries: Queries, { keys, combinations, goods }: Asked): Promise<KnownNow> {
  const values = [keys, combinations, goods?.declarant ?? null, goods?.goods ?? null];
  const { rows } = await queries.query<Row>({ name: 'known', text: KNOWN, values });
  const answer: KnownNow & { statistics: Map<string, Statistic>; seen: Map<string, number> } = {
    targeting: '',
    results: 0,
    statistics: new Map<string, Statistic>(),
    seen: new Map<string, number>(),
  };
  for (const row of rows) {
    if (row.seen !== null) answer.seen.set(row.key ?? '', row.seen);
    else if (row.key !== null) answer.statistics.set(row.key, statisticOf(row));
    if (row.targeting !== null) answer.targeting = row.targeting;
    if (row.relodged !== null) answer.relodged = row.relodged;
    if (row.results !== null) answer.results = Number(row.results);
  }
  return answer;
}

/** Whether a combination has come this often or oftener makes no difference to anybody. */
const OFTEN = 20;
/** Goods that were withdrawn before their inspection are remembered so long. */
const WITHDRAWN_DAYS = 30;

const KNOWN = `
select state.version as targeting, state.results, key, inspected, hits, critical, last_at, priced, log_price_sum,
  log_price_squares, null::int as seen, null::text as relodged
from risk_state state left join risk_statistics on key = any($1::text[])
union all
select null, null, wanted.key, null, null, null, null, null, null, null, come.times, null
from unnest($2::text[]) wanted (key),
  lateral (select count(*)::int as times
    from (select from risk_decisions where combination = wanted.key limit ${OFTEN}) found) come
union all
select null, null, null, null, null, null, null, null, null, null, null, withdrawn.id
from (
  select d.id from declarations d
  where d.declarant = $3::text and d.status = 'cancelled' and d.ended_at > now() - interval '${WITHDRAWN_DAYS} days'
    and exists (select from risk_decisions x where x.declaration_id = d.id and x.lane = 'red')
    and exists (select from events e where e.declaration_id = d.id and e.type in ('DeclarationLodged', 'DeclarationAmended')
      and e.body->'facts'->>'goods' = $4::text)
    and not exists (select from holds h where h.declaration_id = d.id and h.kind = 'inspection'
      and h.result in ('conforming', 'nonconforming'))
  order by d.ended_at desc limit 1
) withdrawn`;

/** A statistic as its row tells it. */
export const statisticOf = (row: Omit<Row, 'targeting' | 'results' | 'key' | 'seen' | 'relodged'>): Statistic => ({
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
