import type { Recent, Thresholds, ThresholdValues } from '#libs/risk';
import type pg from 'pg';

/** What was decided of one recent declaration. */
export interface RecentDecision extends Recent {
  declarationId: string;
  seq: number;
  /** Other models scored it than those in force: it has to be scored anew. */
  outdated: boolean;
}

/** The recent decisions of an office. */
export interface OfficeRecent {
  office: string;
  /** Declarations on a day on which there were any. */
  perDay: number;
  decisions: RecentDecision[];
}

interface Row extends Omit<RecentDecision, 'controlled'> {
  day: string;
  controlled: RecentDecision['controlled'] | 'untold';
}

/**
 * Drawn at random only because the share was larger than now, as while everything was inspected to learn from. It says nothing about
 * what the random control brings now, nor about work that thresholds brought.
 */
const DRAWN_OTHERWISE = `case when d.selected_by @> '{random}'
  then coalesce((d.basis->'draw'->>'value')::float8 >= $5, false) else false end`;

/** Offices with decisions in the last `days`. */
export async function recentOffices(pool: pg.Pool, days: number): Promise<string[]> {
  const { rows } = await pool.query<{ office: string }>(
    'select distinct office from risk_decisions where at >= now() - make_interval(days => $1) order by office',
    [days],
  );
  return rows.map(({ office }) => office);
}

/**
 * An office's decisions of the last `days`, each declaration by its latest.
 *
 * @param models versions of the champions in force, in order
 * @param featureSet of which features can be scored now
 * @param random share that is drawn at random now
 */
export async function recentDecisions(
  pool: pg.Pool,
  office: string,
  days: number,
  models: readonly string[],
  featureSet: string,
  random: number,
): Promise<OfficeRecent> {
  const { rows } = await pool.query<Row>(
    `select distinct on (d.declaration_id) d.declaration_id as "declarationId", d.seq, d.priority, coalesce(d.exploration, 0) as exploration, (d.at at time zone 'UTC')::date::text as day,
       case when d.thresholds is null or ${DRAWN_OTHERWISE} then 'untold' when d.lane = 'red' then 'inspection' when d.lane = 'orange' then 'scan'
         when d.lane = 'yellow' then 'documents' end as controlled,
       (d.selected_by @> '{random}' and d.lane = 'red' and not ${DRAWN_OTHERWISE}) or exists (
         select from events e, jsonb_array_elements(e.body->'assessment'->'reasons') reason
         where e.declaration_id = d.declaration_id and e.seq = d.seq and reason->>'lane' = d.lane
           and reason->>'rule' not in ('random-control', 'exploration') and reason->>'rule' not like 'model:%') as anyway,
       d.basis->>'featureSet' = $4 and (
         select array_agg(model order by model) from unnest(d.models) model) is distinct from nullif($3::text[], '{}') as outdated
     from risk_decisions d
     where d.office = $1 and d.at >= now() - make_interval(days => $2)
     order by d.declaration_id, d.seq desc`,
    [office, days, [...models].sort(), featureSet, random],
  );
  const daysWithAny = new Set(rows.map(({ day }) => day)).size;
  return {
    office,
    perDay: daysWithAny === 0 ? 0 : rows.length / daysWithAny,
    decisions: rows.map(({ controlled, ...row }) => {
      return { ...row, controlled: controlled === 'untold' ? undefined : controlled };
    }),
  };
}

/**
 * Features of the goods items of some decisions, NaN where missing, in the order in which they are asked for. They are large: ask for
 * some thousand at a time.
 */
export async function decidedItems(
  pool: pg.Pool,
  decisions: readonly Pick<RecentDecision, 'declarationId' | 'seq'>[],
): Promise<Float64Array[][]> {
  const { rows } = await pool.query<{ items: { features: (number | null)[] }[] }>(
    `select d.basis->'items' as items
     from unnest($1::text[], $2::int[]) with ordinality asked(declaration_id, seq, place)
     join risk_decisions d using (declaration_id, seq) order by asked.place`,
    [decisions.map(({ declarationId }) => declarationId), decisions.map(({ seq }) => seq)],
  );
  return rows.map(({ items }) => items.map(({ features }) => Float64Array.from(features, (value) => value ?? NaN)));
}

/**
 * Put an office's thresholds in force, where they are others than those that are. Two at once write one after the other, and the
 * second finds nothing to change.
 *
 * @returns whether they changed
 */
export async function setThresholds(pool: pg.Pool, thresholds: Thresholds): Promise<boolean> {
  const { office, version, at, ...values } = thresholds;
  const { rowCount } = await pool.query(
    `insert into risk_thresholds (office, at, version, body)
     select $1, $2::timestamptz, $3, $4::jsonb where not exists (
       select from (select body from risk_thresholds where office = $1 order by at desc limit 1) latest
       where latest.body @> $5::jsonb)
     on conflict (office, at) do nothing`,
    [office, at, version, JSON.stringify(thresholds), JSON.stringify(values satisfies ThresholdValues)],
  );
  return rowCount === 1;
}
