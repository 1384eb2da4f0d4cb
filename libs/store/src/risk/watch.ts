import type { Instant, ModelWatch } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** A model to be watched, and from when to when it learnt. */
export interface Watched {
  version: string;
  trainedFrom: Instant | null;
  trainedTo: Instant | null;
}

/** Champions, and challengers that score beside them: as `modelsInForce` has them. */
export async function watchedModels(pool: pg.Pool, versions: readonly string[]): Promise<Watched[]> {
  const { rows } = await pool.query<{ version: string; trained_from: Date | null; trained_to: Date | null }>(
    'select version, trained_from, trained_to from risk_models where version = any($1)',
    [versions],
  );
  const text = (at: Date | null) => at && (at.toISOString() as Instant);
  return rows.map((row) => ({
    version: row.version,
    trainedFrom: text(row.trained_from),
    trainedTo: text(row.trained_to),
  }));
}

/** At most so many decisions tell a distribution: enough for shares of a tenth to be sure to a hundredth. */
const MOST = 4_000;

/**
 * Features of the decisive goods item of declarations decided in a period, a sample that is the same whenever it is taken. NaN where
 * missing.
 */
export async function decidedFeatures(
  pool: pg.Pool,
  featureSet: string,
  from: Instant,
  to: Instant,
): Promise<Float64Array[]> {
  const { rows } = await pool.query<{ features: (number | null)[] }>(
    `select basis->'items'->0->'features' as features from risk_decisions
     where at >= $1::timestamptz and at < $2::timestamptz and basis->>'featureSet' = $3 and basis->'items'->0 is not null
     order by hashtext(declaration_id), declaration_id limit ${MOST}`,
    [from, to, featureSet],
  );
  return rows.map(({ features }) => Float64Array.from(features, (value) => value ?? NaN));
}

/** Record how a model holds up on a day. Looked at again on that day, the later look counts. */
export async function recordWatch(
  pool: pg.Pool,
  day: string,
  model: string,
  alarms: readonly string[],
  figures: object,
): Promise<void> {
  await pool.query(
    `insert into risk_watch (day, model, alarms, body) values ($1::date, $2, $3, $4)
     on conflict (day, model) do update set alarms = excluded.alarms, body = excluded.body, at = now()`,
    [day, model, alarms, JSON.stringify(figures)],
  );
}

/** How each champion and challenger held up when it was looked at last. */
export async function latestWatch(tx: Transaction<Tables>): Promise<ModelWatch[]> {
  const { rows } = await sql<ModelWatch>`
    select distinct on (w.model) w.model, m.target, m.status, ${iso('w.at')} as at, w.alarms, w.body as figures
    from risk_watch w join risk_models m on m.version = w.model
    where m.status in ('champion', 'challenger') order by w.model, w.day desc`.execute(tx);
  return rows;
}
