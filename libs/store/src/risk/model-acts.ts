import type pg from 'pg';
import type { Target } from '#libs/risk';

export const MODEL_STATUSES = ['challenger', 'champion', 'retired'] as const;
export type ModelStatus = (typeof MODEL_STATUSES)[number];

/** Where a model stands in its way to being the champion of its target, and who asked for it. */
export interface ModelStanding {
  version: string;
  target: Target;
  status: ModelStatus;
  /** While another person has to agree. */
  requestedBy: string | null;
  /** Restored when its promotion is undone; null where it had no predecessor. */
  former: string | null;
}

/** What somebody does about a model. `lapsed`: nobody agreed in time. */
export type ModelAct = 'requested' | 'declined' | 'lapsed' | 'approved' | 'undone';

/** Where a model stands; undefined where there is no such model. */
export async function modelStanding(pool: pg.Pool, version: string): Promise<ModelStanding | undefined> {
  const { rows } = await pool.query<ModelStanding>(`select ${STANDING} from risk_models where version = $1`, [version]);
  return rows[0];
}

const STANDING = `version, target, status, requested_by as "requestedBy", former`;

/**
 * Carry out an act on a model as it stood when the act was judged; nothing where it stands otherwise by now (the act was done by an
 * attempt before, or another model of the target was promoted meanwhile). Answers how it stands then.
 */
export async function carryOut(
  pool: pg.Pool,
  judged: ModelStanding,
  act: ModelAct,
  by: string,
  reason: string | null,
): Promise<ModelStanding> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // One act on the models of a target at a time: which is champion, and which was before it, must not change under us.
    await client.query(`select pg_advisory_xact_lock(hashtext('risk_models ' || $1))`, [judged.target]);
    if (await changes(client, judged, act, by, reason)) await log(client, judged.version, act, by, reason);
    const { rows } = await client.query<ModelStanding>(`select ${STANDING} from risk_models where version = $1`, [
      judged.version,
    ]);
    await client.query('commit');
    if (!rows[0]) throw new Error(`The model ${judged.version} is gone.`);
    return rows[0];
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Whether the model stood as judged, and so was changed. */
async function changes(
  client: pg.PoolClient,
  { version, target, status, requestedBy }: ModelStanding,
  act: ModelAct,
  by: string,
  reason: string | null,
): Promise<boolean> {
  const stood = [version, status, requestedBy];
  const update = async (set: string, ...values: unknown[]) =>
    (
      await client.query(
        `update risk_models set ${set} where version = $1 and status = $2 and requested_by is not distinct from $3`,
        [...stood, ...values],
      )
    ).rowCount === 1;
  if (act === 'requested') return update('requested_by = $4, requested_at = now(), request_reason = $5', by, reason);
  if (act === 'declined' || act === 'lapsed') return update(NO_REQUEST);
  if (act === 'approved') {
    const champion = await client.query<{ version: string }>(
      `update risk_models set status = 'retired' where target = $1 and status = 'champion' returning version`,
      [target],
    );
    const former = champion.rows[0]?.version ?? null;
    if (!(await update(`status = 'champion', former = $4, ${NO_REQUEST}`, former))) {
      await client.query(`update risk_models set status = 'champion' where version = $1`, [former]);
      return false;
    }
    if (former !== null) await log(client, former, 'retired', by, `${version} took its place`);
    return true;
  }
  if (!(await update(`status = 'retired', ${NO_REQUEST}`))) return false;
  const restored = await client.query<{ version: string }>(
    `update risk_models set status = 'champion' where version = (select former from risk_models where version = $1)
     returning version`,
    [version],
  );
  if (restored.rows[0]) await log(client, restored.rows[0].version, 'restored', by, reason);
  return true;
}

const NO_REQUEST = 'requested_by = null, requested_at = null, request_reason = null';

async function log(
  client: pg.PoolClient,
  model: string,
  act: string,
  by: string,
  reason: string | null,
): Promise<void> {
  await client.query('insert into risk_model_log (model, act, by, reason) values ($1, $2, $3, $4)', [
    model,
    act,
    by,
    reason,
  ]);
}
