import { pemOf, signCheckpoint, type SigningKey } from '#libs/checkpoints';
import type { AnchoredHead, Checkpoint } from '#libs/domain';
import type pg from 'pg';
import { actsToAnchor, keepActs } from './acts.js';
import { CHECKPOINT_COLUMNS, checkpointOf, type CheckpointRow } from './checkpoints-rows.js';
import { pageReads } from './read-pages.js';

/** So many heads, and so many acts, at most are anchored by one checkpoint, so that a million are no one long transaction. */
const MOST = 10_000;

/**
 * Sign the next checkpoint over every chain that grew since the last one, and every act and read logged since, in one transaction; one at a
 * time, whoever asks.
 *
 * @param pool of the owning role, which sees all rows
 * @param restMs nothing is done within so many milliseconds of the last checkpoint: several workers keep one interval
 * @returns the checkpoint, or undefined where nothing was recorded since, or another is at it
 */
export async function anchor(pool: pg.Pool, key: SigningKey, restMs = 0): Promise<Checkpoint | undefined> {
  await pageReads(pool);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const checkpoint = await anchorNext(client, key, restMs);
    await client.query('commit');
    client.release();
    return checkpoint;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** The same, until nothing is left to be anchored. */
export async function anchorAll(pool: pg.Pool, key: SigningKey, restMs = 0): Promise<Checkpoint[]> {
  const made: Checkpoint[] = [];
  let next = await anchor(pool, key, restMs);
  while (next) {
    made.push(next);
    const isFull = next.body.leaves === MOST || next.body.acts?.leaves === MOST;
    next = isFull ? await anchor(pool, key) : undefined;
  }
  return made;
}

/** The present by the clock of the database, which all workers share; undefined where another is at it. */
async function onTurn(client: pg.PoolClient): Promise<Date | undefined> {
  const { rows } = await client.query<{ free: boolean; now: Date }>(
    `select pg_try_advisory_xact_lock(hashtext('levante checkpoints')) as free, now() as now`,
  );
  return rows[0]?.free ? rows[0].now : undefined;
}

async function anchorNext(client: pg.PoolClient, key: SigningKey, restMs: number): Promise<Checkpoint | undefined> {
  const now = await onTurn(client);
  if (!now) return undefined;
  // Read within the lock, by a statement of its own: what the last holder of the lock committed is seen. One of an instant that is
  // yet to come was made while the clock was ahead: nothing waits for that.
  const { rows } = await client.query<CheckpointRow & { rests: boolean }>(
    `select ${CHECKPOINT_COLUMNS}, at > now() - $1 * interval '1 millisecond' and at <= now() as rests
     from checkpoints order by number desc limit 1`,
    [restMs],
  );
  if (rows[0]?.rests) return undefined;
  const grown = await grownSince(client);
  const acts = await actsToAnchor(client, MOST);
  if (grown.length === 0 && acts.length === 0) return undefined;
  const checkpoint = signCheckpoint(
    rows[0] && checkpointOf(rows[0]),
    {
      at: now.toISOString(),
      heads: grown.map(({ declaration, seq, hash }) => ({ declaration, seq, hash })),
      newDeclarations: grown.filter(({ before }) => before === null).length,
      newEvents: grown.reduce((sum, { seq, before }) => sum + seq - (before ?? 0), 0),
      acts: acts.map(({ leaf }) => leaf),
    },
    key,
  );
  await keep(client, checkpoint, grown, key);
  await keepActs(client, checkpoint.body.number, acts);
  return checkpoint;
}

interface Grown extends AnchoredHead {
  before: number | null;
}

/**
 * Heads that no checkpoint anchors yet, ordered by declaration. Every declaration is compared with its anchored head, rather than
 * those looked for that changed since a time: a transaction that began early may commit late, and nothing may be left out.
 */
async function grownSince(client: pg.PoolClient): Promise<Grown[]> {
  const { rows } = await client.query<Grown>(
    `with grown as materialized (
       select d.id, d.seq, a.seq as before from declarations d left join anchored_heads a on a.declaration_id = d.id
       where a.seq is null or d.seq > a.seq limit ${MOST}
     )
     select g.id as declaration, g.seq, g.before, e.hash
     from grown g join events e on e.declaration_id = g.id and e.seq = g.seq
     order by g.id collate "C"`,
  );
  return rows;
}

async function keep(client: pg.PoolClient, checkpoint: Checkpoint, heads: Grown[], key: SigningKey): Promise<void> {
  const { body, hash, signature } = checkpoint;
  await client.query('insert into checkpoint_keys values ($1, $2) on conflict (id) do nothing', [
    key.id,
    pemOf(key.publicKey),
  ]);
  await client.query(
    `insert into checkpoints (number, at, previous, declarations, events, leaves, root, acts, acts_root, key, hash, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[body.number, body.at, body.previous, body.declarations, body.events],
      ...[body.leaves, body.root, body.acts?.leaves, body.acts?.root, body.key, hash, signature],
    ],
  );
  await client.query(
    `with heads as (
       select * from unnest($2::text[], $3::int[], $4::text[]) with ordinality h (declaration_id, seq, hash, position)
     ), leaves as (
       insert into checkpoint_leaves (checkpoint, position, declaration_id, seq, hash)
       select $1, position - 1, declaration_id, seq, hash from heads
     )
     insert into anchored_heads (declaration_id, seq, checkpoint) select declaration_id, seq, $1 from heads
     on conflict (declaration_id) do update set seq = excluded.seq, checkpoint = excluded.checkpoint`,
    [
      body.number,
      heads.map(({ declaration }) => declaration),
      heads.map(({ seq }) => seq),
      heads.map((head) => head.hash),
    ],
  );
}
