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
  const groups = await groupRows(tx, query);
  const holds = await holdRows(tx, query);
  return {
    groupBy: query.groupBy,
    groups: groups.map(({ key, declarations, ...spans }) => {
      const its = holds.filter((row) => row.key === key);
      return {
        key,
        declarations,
        intervals: [
          ...Object.entries(spans),
          ...its.map(({ kind, figures }) => [`hold:${kind ?? ''}`, figures] as const),
        ]
          .flatMap(([interval, figures]) => times(interval, figures))
          .sort((a, b) => (a.interval < b.interval ? -1 : 1)),
        shareByOwner: Object.fromEntries(
          its.flatMap(({ owner, share }) => (owner && share !== null ? [[owner, share]] : [])),
        ),
      };
    }),
  };
}

/** What one pass over some seconds tells of them. */
interface Figures extends Omit<IntervalTimes, 'interval' | 'median' | 'p75' | 'p90' | 'p95'> {
  percentiles: number[] | null;
}

const figures = (seconds: RawBuilder<unknown>): RawBuilder<Figures> => sql`json_build_object('n', count(${seconds}),
  'mean', avg(${seconds}), 'min', min(${seconds}), 'max', max(${seconds}), 'standardDeviation', stddev_samp(${seconds}),
  'percentiles', percentile_cont(array[0.5, 0.75, 0.9, 0.95]) within group (order by ${seconds}))`;

function times(interval: string, told: Figures | null): IntervalTimes[] {
  if (!told?.percentiles) return [];
  const { percentiles, ...rest } = told;
  const [median = 0, p75 = 0, p90 = 0, p95 = 0] = percentiles;
  return [{ interval, ...rest, median, p75, p90, p95 }];
}

type GroupRow = { key: string | null; declarations: number } & Record<SpanName, Figures>;
type SpanName = keyof typeof SPANS;

const SPANS = {
  'lodgement-to-lane': sql`lane_at - received_at`,
  'lodgement-to-release': sql`released_at - received_at`,
  'arrival-to-release': sql`released_at - arrived_at`,
  'lane-to-release': sql`released_at - lane_at`,
  'release-to-clearance': sql`cleared_at - released_at`,
  'release-to-departure': sql`departed_at - released_at`,
};

/** Groups of the selection: how many declarations and how long each span took. Those of two agencies are in both groups. */
async function groupRows(tx: Transaction<Tables>, query: ClearanceTimesQuery): Promise<GroupRow[]> {
  const spans = Object.entries(SPANS).map(
    ([name, span]) => sql`${figures(sql`date_part('epoch', ${span})`)} as ${sql.ref(name)}`,
  );
  const { rows } = await sql<GroupRow>`
    with chosen as materialized (${chosen(query)}), arrivals as (
      select chosen.id, min((body->'response'->'form'->>'arrivedAt')::timestamptz) as arrived_at
      from (select distinct id from chosen where advance) chosen join events on declaration_id = chosen.id
      where events.type = 'TaskCompleted' and body->'response'->>'kind' = 'arrival'
      group by chosen.id
    )
    select key, count(*)::int as declarations, ${sql.join(spans)}
    from chosen left join arrivals using (id)
    group by key order by key collate "C" nulls first`.execute(tx);
  if (rows.length > 0 || query.groupBy !== 'none') return rows;
  // Without grouping, a selection of nothing is still one group.
  const nothing: Figures = { n: 0, mean: 0, min: 0, max: 0, standardDeviation: null, percentiles: null };
  return [
    {
      key: null,
      declarations: 0,
      ...(Object.fromEntries(Object.keys(SPANS).map((name) => [name, nothing])) as Record<SpanName, Figures>),
    },
  ];
}

interface HoldTimes {
  key: string | null;
  kind: string | null;
  figures: Figures | null;
  owner: string | null;
  share: number | null;
}

/**
 * How long closed holds were with their owners, by kind; and, of the time of those on goods (an audit holds the file only),
 * each owner's share. A hold is with its owner less the time that requests for information made from it took.
 */
async function holdRows(tx: Transaction<Tables>, query: ClearanceTimesQuery): Promise<HoldTimes[]> {
  const { rows } = await sql<HoldTimes>`
    with chosen as materialized (${chosen(query)}), held as materialized (
      select key, kind, owner,
        date_part('epoch', closed_at - opened_at - coalesce((
          select sum(least(asked.closed_at, holds.closed_at) - asked.opened_at)
          from holds asked where asked.parent = holds.id), interval '0')) as seconds,
        kind <> 'audit' and (parent is null or not exists (
          select from holds asking where asking.id = holds.parent and asking.kind = 'audit')) as on_goods
      from chosen join holds on declaration_id = chosen.id
      where closed_at is not null
    )
    select key, kind, ${figures(sql`seconds`)} as figures, null as owner, null::float8 as share
    from held group by key, kind
    union all
    select key, null, null, owner, sum(seconds) / nullif(sum(sum(seconds)) over (partition by key), 0)
    from held where on_goods group by key, owner`.execute(tx);
  return rows;
}

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
