import type { ClearanceTimes, ClearanceTimesQuery, IntervalTimes } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { oneOf } from './scope.js';
import type { Tables } from './tables.js';

/**
 * The clearance-time study over the declarations accepted in a period: each interval's distribution and, of all the time that
 * holds lasted, each owner's share. Computed from what was recorded, among what the reader may see.
 *
 * An interval counts where both its ends are recorded; a hold counts when it is closed. While a request for information is
 * open, the hold from which it was asked stands still: that time belongs to the trader alone.
 */
export async function clearanceTimes(tx: Transaction<Tables>, query: ClearanceTimesQuery): Promise<ClearanceTimes> {
  // Percentiles sort; years of declarations would be sorted on the disk with what a short query has.
  await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
  const intervals = await intervalRows(tx, query);
  const shares = await shareRows(tx, query);
  const groups = await groupRows(tx, query);
  return {
    groupBy: query.groupBy,
    groups: groups.map(({ key, declarations }) => ({
      key,
      declarations,
      intervals: intervals.filter((row) => row.key === key).map(({ interval }) => interval),
      shareByOwner: Object.fromEntries(
        shares.filter((row) => row.key === key).map(({ owner, share }) => [owner, share]),
      ),
    })),
  };
}

/** Groups of the selection and how many declarations each has. A declaration of two agencies is in both agencies' groups. */
async function groupRows(tx: Transaction<Tables>, query: ClearanceTimesQuery) {
  const { rows } = await sql<{ key: string | null; declarations: number }>`
    with chosen as (${chosen(query)})
    select key, count(*)::int as declarations from chosen group by key order by key collate "C" nulls first`.execute(
    tx,
  );
  // Without grouping, a selection of nothing is still one group.
  return rows.length === 0 && query.groupBy === 'none' ? [{ key: null, declarations: 0 }] : rows;
}

async function intervalRows(tx: Transaction<Tables>, query: ClearanceTimesQuery) {
  const { rows } = await sql<
    Omit<IntervalTimes, 'median' | 'p75' | 'p90' | 'p95'> & { key: string | null; percentiles: number[] }
  >`
    with chosen as materialized (${chosen(query)}), held as (${held}), arrivals as (
      select chosen.id, min((body->'response'->'form'->>'arrivedAt')::timestamptz) as arrived_at
      from (select distinct id from chosen where advance) chosen join events on declaration_id = chosen.id
      where events.type = 'TaskCompleted' and body->'response'->>'kind' = 'arrival'
      group by chosen.id
    ), spans as (
      select key, name, extract(epoch from span)::float8 as seconds
      from chosen left join arrivals using (id) cross join lateral (values
        ('lodgement-to-lane', lane_at - received_at),
        ('lodgement-to-release', released_at - received_at),
        ('arrival-to-release', released_at - arrived_at),
        ('lane-to-release', released_at - lane_at),
        ('release-to-clearance', cleared_at - released_at),
        ('release-to-departure', departed_at - released_at)) as spans(name, span)
      where span is not null
      union all
      select key, 'hold:' || kind, seconds from held
    )
    select key, name as interval, count(*)::int as n, avg(seconds) as mean,
      percentile_cont(array[0.5, 0.75, 0.9, 0.95]) within group (order by seconds) as percentiles,
      min(seconds) as min, max(seconds) as max, stddev_samp(seconds) as "standardDeviation"
    from spans group by key, name order by key collate "C" nulls first, name`.execute(tx);
  return rows.map(({ key, percentiles: [median = 0, p75 = 0, p90 = 0, p95 = 0], ...row }) => ({
    key,
    interval: { ...row, median, p75, p90, p95 },
  }));
}

/** Of the time of all closed holds on goods, each owner's share. Audits hold the file only and do not count. */
async function shareRows(tx: Transaction<Tables>, query: ClearanceTimesQuery) {
  const { rows } = await sql<{ key: string | null; owner: string; share: number | null }>`
    with chosen as materialized (${chosen(query)}), held as (${held})
    select key, owner, sum(seconds) / nullif(sum(sum(seconds)) over (partition by key), 0) as share
    from held where on_goods
    group by key, owner order by key collate "C" nulls first, owner`.execute(tx);
  return rows.flatMap(({ share, ...row }) => (share === null ? [] : [{ ...row, share }]));
}

/**
 * Closed holds of the chosen declarations, each with the seconds that it was its owner's: less what the requests for
 * information made from it took.
 */
const held = sql`
  select key, kind, owner, extract(epoch from
    closed_at - opened_at - coalesce((
      select sum(least(asked.closed_at, holds.closed_at) - asked.opened_at) from holds asked
      where asked.parent = holds.id), interval '0'))::float8 as seconds,
    kind <> 'audit' and not exists (
      select from holds asking where asking.id = holds.parent and asking.kind = 'audit') as on_goods
  from chosen join holds on declaration_id = chosen.id
  where closed_at is not null`;

const KEYS: Record<ClearanceTimesQuery['groupBy'], RawBuilder<unknown>> = {
  none: sql`null::text`,
  office: sql`office`,
  lane: sql`lane`,
  mode: sql`mode`,
  agency: sql`agency`,
  month: sql`to_char(accepted_at at time zone 'UTC', 'YYYY-MM')`,
  week: sql`to_char(accepted_at at time zone 'UTC', 'IYYY"-W"IW')`,
  day: sql`to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD')`,
};

/** The declarations of a selection, each with the key of its group. */
function chosen(query: ClearanceTimesQuery): RawBuilder<unknown> {
  const { office, lane, mode, agency, from, to, groupBy } = query;
  const asked: RawBuilder<boolean>[] = [sql`true`];
  if (office) asked.push(oneOf('office', office));
  if (lane) asked.push(oneOf('lane', lane));
  if (mode) asked.push(oneOf('mode', mode));
  if (agency) asked.push(sql`agencies @> array[${agency}::text]`);
  if (from) asked.push(sql`accepted_at >= ${from}::timestamptz`);
  if (to) asked.push(sql`accepted_at < ${to}::timestamptz`);
  const each = groupBy === 'agency' ? sql`left join lateral unnest(agencies) agency on true` : sql``;
  return sql`select id, ${KEYS[groupBy]} as key, advance, received_at, lane_at, released_at, cleared_at, departed_at
    from declarations ${each} where ${sql.join(asked, sql` and `)}`;
}
