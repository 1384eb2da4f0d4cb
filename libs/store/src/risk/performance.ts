import { instant, type Instant, type Performance, type PerformanceGroup, type PerformanceQuery } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { foundShare } from './share.js';
import type { Tables } from '../tables.js';

/** Without a beginning, so far back. */
const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What targeting found: decisions of a period, each with the label that controls gave the declaration since, by group. A declaration
 * is told by its latest decision before its first result (an amendment is decided anew, and after a result by whoever knows it), and
 * its label is its latest result. Beside each group stands the random control group of the same period: what as many blind draws would have found.
 *
 * Of what the reader may see.
 */
export async function performance(tx: Transaction<Tables>, query: PerformanceQuery): Promise<Performance> {
  const to = query.to ?? instant(Date.now());
  const from = query.from ?? instant(Date.parse(to) - DAYS * DAY_MS);
  // A quarter of a large administration is some million decisions: sorted in memory rather than on the disk.
  await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
  const { rows } = await sql<Row>`
    with decided as materialized (${decided({ ...query, from, to })}), grouped as (
      select key, decided.* from decided cross join lateral (${KEYS[query.groupBy]}) each(key)
    ), yields as (
      select key, period, json_agg(json_build_object('currency', currency, 'amount', amount::text) order by currency) as yield
      from (
        select key, period, body->'dutyAtStake'->>'currency' as currency,
          sum((body->'dutyAtStake'->>'amount')::numeric) as amount
        from grouped join findings using (declaration_id)
        where hit and body->'dutyAtStake' is not null
        group by key, period, currency
      ) each group by key, period
    ), drawn as (
      select period, hit, not inspected and exists (
          select from declarations where id = declaration_id and status = 'cancelled') as cancelled,
        not inspected and exists (
          select from events e where e.declaration_id = decided.declaration_id and e.type = 'LaneAssigned'
            and e.body->>'cause' = 'reroute') as rerouted
      from decided where selected_by @> '{random}'
    ), random as (
      select period, count(*)::int as drawn, count(*) filter (where cancelled)::int as cancelled,
        count(*) filter (where rerouted and not cancelled)::int as rerouted,
        count(*) filter (where hit is not null)::int as results, count(*) filter (where hit)::int as hits
      from drawn group by period
    )
    select key, period, count(*)::int as declarations, count(*) filter (where inspected)::int as inspections,
      count(*) filter (where hit is not null)::int as results, count(*) filter (where hit)::int as hits,
      count(*) filter (where critical)::int as critical, ${coded(query)} as coded,
      (select yield from yields where yields.key is not distinct from grouped.key
        and yields.period is not distinct from grouped.period) as yield,
      (select to_json(random) from random where random.period is not distinct from grouped.period) as random
    from grouped group by key, period order by period nulls first, key collate "C" nulls first`.execute(tx);
  return { groupBy: query.groupBy, from, to, groups: rows.map(groupOf) };
}

interface Row extends Pick<PerformanceGroup, 'key' | 'period' | 'declarations' | 'inspections' | 'results' | 'coded'> {
  hits: number;
  critical: number;
  yield: { currency: string; amount: string }[] | null;
  random: { drawn: number; cancelled: number; rerouted: number; results: number; hits: number } | null;
}

const groupOf = ({ hits, critical, yield: yields, random, ...row }: Row): PerformanceGroup => ({
  ...row,
  hits: foundShare(hits, row.results),
  critical: foundShare(critical, row.results),
  yield: yields ?? [],
  randomControl: foundShare(random?.hits ?? 0, random?.results ?? 0),
  randomDraws: { drawn: random?.drawn ?? 0, cancelled: random?.cancelled ?? 0, rerouted: random?.rerouted ?? 0 },
});

const PERIODS: Record<PerformanceQuery['per'], RawBuilder<unknown>> = {
  all: sql`null::text`,
  month: sql`to_char(at at time zone 'UTC', 'YYYY-MM')`,
  week: sql`to_char(at at time zone 'UTC', 'IYYY"-W"IW')`,
  day: sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD')`,
};

/** The groups that a decision belongs to; null where it was chosen by none. */
const KEYS: Record<PerformanceQuery['groupBy'], RawBuilder<unknown>> = {
  none: sql`select null::text`,
  lane: sql`select lane`,
  office: sql`select office`,
  rule: sql`select unnest(rules)`,
  model: sql`select unnest(case when models = '{}' then array[null::text] else models end)`,
  selectedBy: sql`select unnest(case when selected_by = '{}' then array[null::text] else selected_by end)`,
};

/** What officers answered to the very reason that the group is; a reason of selection goes by its name too. */
function coded({ groupBy }: PerformanceQuery): RawBuilder<unknown> {
  if (groupBy !== 'rule') return sql`null::json`;
  const answers = (result: string) =>
    sql`count(*) filter (where reasons @> jsonb_build_array(jsonb_build_object('rule', key, 'result', ${result}::text)))`;
  return sql`json_build_object('found', ${answers('found')}, 'notFound', ${answers('not-found')},
    'notChecked', ${answers('not-checked')})`;
}

/**
 * Each declaration decided in the period once, with its label where it has one. Labels are gathered first, in one pass over results:
 * looked up for each decision, most of which have none, they would take several times as long.
 */
function decided({ per, office, from, to }: PerformanceQuery & { from: Instant; to: Instant }): RawBuilder<unknown> {
  const within = office === undefined ? sql`` : sql`and office = ${office}`;
  return sql`
    select distinct on (d.declaration_id) d.declaration_id, d.office, d.lane, d.models, d.selected_by, d.rules,
      ${PERIODS[per]} as period, label.fraud as hit, label.critical, label.reasons, inspection.declaration_id is not null as inspected
    from (
      select declaration_id, seq, at, office, lane, models, selected_by, rules from risk_decisions
      where at >= ${from}::timestamptz and at < ${to}::timestamptz ${within}
    ) d
    left join (
      -- A result comes after what it is the result of.
      select distinct on (declaration_id) declaration_id, fraud, critical, reasons
      from risk_results where at >= ${from}::timestamptz order by declaration_id, number desc
    ) label on label.declaration_id = d.declaration_id
      and d.seq < (select min(seq) from risk_results earliest where earliest.declaration_id = label.declaration_id)
    left join (
      select distinct declaration_id from holds
      where kind = 'inspection' and result in ('conforming', 'nonconforming') and closed_at >= ${from}::timestamptz
    ) inspection on inspection.declaration_id = d.declaration_id
    order by d.declaration_id, (label.declaration_id is not null) desc, d.seq desc`;
}
