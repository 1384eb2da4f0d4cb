import type { TrainingView } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Target } from '#libs/risk';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** What a training came to. */
export interface EndedTraining {
  /** Of the workflow's run. */
  id: string;
  target: Target;
  by: string;
  outcome: TrainingView['outcome'];
  why: string;
  /** The number of the last result that there was. */
  results: number;
  model: string | null;
  detail: object;
}

/** Record what a training came to. Idempotent by its id. */
export async function recordTraining(pool: pg.Pool, { detail, ...training }: EndedTraining): Promise<void> {
  const { id, target, by, outcome, why, results, model } = training;
  await pool.query(
    `insert into risk_trainings (id, target, by, outcome, why, results, model, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do nothing`,
    [id, target, by, outcome, why, results, model, JSON.stringify(detail)],
  );
}

/** How many results there are, and how many there were when a target was last trained and judged. */
export async function resultsSince(pool: pg.Pool, target: Target): Promise<{ results: number; before: number }> {
  const { rows } = await pool.query<{ results: number; before: number }>(
    `select results::float8 as results, coalesce((select max(results) from risk_trainings
       where target = $1 and outcome in ('challenger', 'not-better')), 0)::float8 as before from risk_state`,
    [target],
  );
  return rows[0] ?? { results: 0, before: 0 };
}

/** Trainings, latest first. */
export async function listTrainings(tx: Transaction<Tables>): Promise<TrainingView[]> {
  const { rows } =
    await sql<TrainingView>`select id, target, by, ${iso('ended_at')} as "endedAt", outcome, why, model, detail
    from risk_trainings order by ended_at desc limit 200`.execute(tx);
  return rows;
}
