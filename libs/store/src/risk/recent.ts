import type { Instant } from '#libs/domain';
import { cameBy, type Decided, type Recent, type Scored, type Thresholds, type ThresholdValues } from '#libs/risk';
import type pg from 'pg';

/** What was decided of one recent declaration. */
export interface RecentDecision extends Recent {
  declarationId: string;
  seq: number;
  /** What each model said of the goods item that it found most suspicious. */
  scores: Scored[];
  /**
   * Its priority cannot be told by these scores: other models than those in force gave them, or it was decided by other settings and
   * they are of several goods items. It has to be scored anew.
   */
  outdated: boolean;
}

/** The recent decisions of an office. */
export interface OfficeRecent {
  office: string;
  /** Declarations on a day on which there were any. */
  perDay: number;
  decisions: RecentDecision[];
}

interface Row extends Omit<RecentDecision, 'controlled' | 'anyway'>, Decided {
  day: string;
  /** Whether nothing can be learnt from it about what thresholds bring. */
  untold: boolean;
}

/**
 * Drawn at random only because the share was larger than now, as while everything was inspected to learn from. It says nothing about
 * what the random control brings now, nor about work that thresholds brought.
 */
const DRAWN_OTHERWISE = `case when d.selected_by @> '{random}'
  then coalesce((d.basis->'draw'->>'value')::float8 >= $5, false) else false end`;

/** A decision may be recorded a moment after settings changed that were in force when it was made. */
const SETTINGS_CHANGED = `(select max(at) + interval '1 minute' from risk_settings where office in ($1, '*'))`;

/** Offices with decisions in the last `days`. */
export async function recentOffices(pool: pg.Pool, days: number): Promise<string[]> {
  const { rows } = await pool.query<{ office: string }>(
    'select distinct office from risk_decisions where at >= now() - make_interval(days => $1) order by office',
    [days],
  );
  return rows.map(({ office }) => office);
}

/** How many declarations each office decided on, and on how many days (UTC). @param until null: now */
export async function declarationsByOffice(
  pool: pg.Pool,
  from: Instant,
  until: Instant | null,
): Promise<{ office: string; declarations: number; days: number }[]> {
  const { rows } = await pool.query<{ office: string; declarations: number; days: number }>(
    `select office, count(distinct declaration_id)::int as declarations,
       count(distinct (at at time zone 'UTC')::date)::int as days
     from risk_decisions where at >= $1 and at < coalesce($2::timestamptz, 'infinity') group by office`,
    [from, until],
  );
  return rows;
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
    `select distinct on (d.declaration_id) d.declaration_id as "declarationId", d.seq, d.lane, d.selected_by as "selectedBy",
       d.priority, coalesce(d.exploration, 0) as exploration, d.basis->'scores' as scores,
       (d.at at time zone 'UTC')::date::text as day, d.thresholds is null or ${DRAWN_OTHERWISE} as untold,
       d.selected_by @> '{random}' and not ${DRAWN_OTHERWISE} as drawn,
       case when d.lane = 'green' then '[]' else coalesce((
         select jsonb_agg(jsonb_build_object('rule', reason->'rule', 'lane', reason->'lane', 'weight', reason->'weight'))
         from events e, jsonb_array_elements(e.body->'assessment'->'reasons') reason
         where e.declaration_id = d.declaration_id and e.seq = d.seq), '[]') end as reasons,
       d.basis->>'featureSet' = $4 and (
         (select array_agg(model order by model) from unnest(d.models) model) is distinct from nullif($3::text[], '{}')
         or d.at < ${SETTINGS_CHANGED} and (
           select count(distinct score->'item') from jsonb_array_elements(d.basis->'scores') score) > 1) as outdated
     from risk_decisions d
     where d.office = $1 and d.at >= now() - make_interval(days => $2)
     order by d.declaration_id, d.seq desc`,
    [office, days, [...models].sort(), featureSet, random],
  );
  const daysWithAny = new Set(rows.map(({ day }) => day)).size;
  return {
    office,
    perDay: daysWithAny === 0 ? 0 : rows.length / daysWithAny,
    decisions: rows.map(({ declarationId, seq, priority, exploration, scores, outdated, untold, ...decided }) => {
      const { controlled, anyway } = cameBy(decided);
      const recent = { priority, exploration, anyway, controlled: untold ? undefined : controlled };
      return { declarationId, seq, scores, outdated, ...recent };
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

/** Which version of what is in force thresholds are computed by, to be told when they are set. */
export async function versionInForce(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>('select version from risk_state');
  if (!rows[0]) throw new Error('risk_state has no row.');
  return rows[0].version;
}

/**
 * Put offices' thresholds in force, where they are others than those that are: in one statement, so that whoever keeps in memory what
 * is in force reads it again once. Nothing is set where anything in force changed since they were begun to be computed.
 *
 * @param version of what was in force when their computation began
 * @returns offices whose thresholds changed; undefined where they are outdated
 */
export async function setThresholds(
  pool: pg.Pool,
  all: readonly Thresholds[],
  version: string,
): Promise<string[] | undefined> {
  const rows = all.map(({ office, version, at, ...values }) => {
    return { office, version, at, body: { office, version, at, ...values }, values: values satisfies ThresholdValues };
  });
  const answer = await pool.query<{ changed: string[] }>(
    `with state as materialized (select from risk_state where version = $2 for update), written as (
       insert into risk_thresholds (office, at, version, body)
       select office, at, version, body
       from state, jsonb_to_recordset($1) as each(office text, at timestamptz, version text, body jsonb, values jsonb)
       where not exists (
         select from (
           select body from risk_thresholds kept where kept.office = each.office order by at desc limit 1) latest
         where latest.body @> each.values)
       on conflict (office, at) do nothing returning office
     )
     select array(select office from written order by office) as changed from state`,
    [JSON.stringify(rows), version],
  );
  return answer.rows[0]?.changed;
}
