import type { Predictions, PredictionsQuery } from '#libs/domain';
import { COVERAGE, wilson, type Audience } from '#libs/prediction';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { PredictionTables } from './tables.js';
import type { Queries } from '../record/record.js';
import type { Tables } from '../tables.js';

const KEYS: Record<PredictionsQuery['groupBy'], RawBuilder<unknown>> = {
  none: sql`null::text`,
  office: sql`e.office`,
  open: sql`e.open`,
};

/** How good the estimates of a period were, among those that the reader may see; as `qualityOf` of libs/prediction tells it. */
export async function predictions(tx: Transaction<Tables>, query: PredictionsQuery): Promise<Predictions> {
  const { from, to, audience, groupBy } = query;
  const released = sql`d.released_at is not null`;
  // Missed already, whenever they come to be released: left out until then, a growing queue would look well predicted.
  const overdue = sql`d.status = 'held' and e.expected_to < now()`;
  const loss = (column: string, share: number) => {
    const off = sql`date_part('epoch', d.released_at - e.${sql.ref(column)})`;
    return sql`greatest(${share}::float8 * ${off}, (${share}::float8 - 1) * ${off})`;
  };
  const tail = (1 - COVERAGE) / 2;
  const median = (seconds: RawBuilder<unknown>) =>
    sql`percentile_cont(0.5) within group (order by ${seconds}) filter (where ${released})`;
  const { rows } = await sql<Row>`
    select ${KEYS[groupBy]} as key, count(*)::int as given, count(*) filter (where d.status = 'held')::int as pending,
      count(*) filter (where ${overdue})::int as overdue,
      count(*) filter (where d.released_at is null and d.status <> 'held')::int as ended,
      count(*) filter (where ${released})::int as n,
      count(*) filter (where d.released_at between e.expected_from and e.expected_to)::int as hits,
      ${median(sql`date_part('epoch', e.expected_to - e.expected_from)`)} as "medianWidth",
      ${median(sql`abs(date_part('epoch', d.released_at - e.expected_at))`)} as "medianError",
      avg(${loss('expected_from', tail)} + ${loss('expected_at', 0.5)} + ${loss('expected_to', 1 - tail)})
        filter (where ${released}) / 3 as pinball
    from release_estimates e join declarations d on d.id = e.declaration_id
    where e.audience = ${audience} and e.at >= coalesce(${from ?? null}::timestamptz, now() - interval '90 days')
      and e.at < coalesce(${to ?? null}::timestamptz, 'infinity')
    group by 1 order by 1`.execute(tx);
  return {
    coverage: COVERAGE,
    groups: rows.map(({ hits, ...rest }) => {
      const judged = rest.n + rest.overdue;
      const [coveredFrom, coveredTo] = judged > 0 ? wilson(hits, judged) : [null, null];
      return { ...rest, covered: judged > 0 ? hits / judged : null, coveredFrom, coveredTo };
    }),
  };
}

type Row = Omit<Predictions['groups'][number], 'covered' | 'coveredFrom' | 'coveredTo'> & { hits: number };

/** How often the intervals told since some moment held, as far as is known by now, by audience; to be published with the next ones. */
export async function measuredLately(
  queries: Queries,
  since: Date,
  now: Date,
): Promise<PredictionTables['release_model']['measured']> {
  const { rows } = await queries.query<{ audience: Audience; n: number; covered: number }>(
    `select e.audience, count(*)::int as n,
      avg(coalesce((d.released_at between e.expected_from and e.expected_to)::int, 0))::float8 as covered
    from release_estimates e join declarations d on d.id = e.declaration_id
    where e.at >= $1 and (d.released_at is not null or d.status = 'held' and e.expected_to < $2) group by 1`,
    [since, now],
  );
  return Object.fromEntries(rows.map(({ audience, n, covered }) => [audience, { n, covered }]));
}
