import { proofOf } from '#libs/checkpoints';
import type { Checkpoint, CheckpointFilter, CheckpointKey, CheckpointPage, InclusionProof } from '#libs/domain';
import { CHECKPOINT_COLUMNS, checkpointOf, checkpointsAfter, headsOf, type CheckpointRow } from './checkpoints-rows.js';
import type { Queries } from '../record/record.js';

/** A page of checkpoints, the first one first. */
export async function checkpointPage(queries: Queries, { after, limit }: CheckpointFilter): Promise<CheckpointPage> {
  const found = await checkpointsAfter(queries, after, limit + 1);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.body.number ?? null) : null };
}

/** One checkpoint by its number. */
export async function checkpointBy(queries: Queries, number: number): Promise<Checkpoint | undefined> {
  const [found] = await checkpointsAfter(queries, number - 1, 1);
  return found?.body.number === number ? found : undefined;
}

/** The last checkpoint; undefined where none is signed yet. */
export async function lastCheckpoint(queries: Queries): Promise<Checkpoint | undefined> {
  const { rows } = await queries.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from checkpoints order by number desc limit 1`,
  );
  return rows[0] && checkpointOf(rows[0]);
}

/** Public keys of checkpoints, the one that signed first first, with which checkpoints each signed. */
export async function checkpointKeysOnRecord(queries: Queries): Promise<CheckpointKey[]> {
  const { rows } = await queries.query<CheckpointKey>(
    `select k.id, k.public_key as "publicKey", min(c.number) as "firstCheckpoint", max(c.number) as "lastCheckpoint"
     from checkpoint_keys k left join checkpoints c on c.key = k.id group by k.id order by 3 nulls last, k.id`,
  );
  return rows;
}

/** The number of the last checkpoint that anchors a declaration; null where none does yet. @param queries of the owning role */
export async function anchoredBy(queries: Queries, declaration: string): Promise<number | null> {
  const { rows } = await queries.query<{ checkpoint: number }>(
    `select checkpoint from anchored_heads where declaration_id = $1`,
    [declaration],
  );
  return rows[0]?.checkpoint ?? null;
}

/**
 * That the last anchored head of a declaration is anchored; undefined where none is yet.
 *
 * @param queries of the owning role: a path names hashes of others' heads, and nothing else of them
 */
export async function inclusionProof(queries: Queries, declaration: string): Promise<InclusionProof | undefined> {
  const { rows } = await queries.query<{ checkpoint: number; recorded: number }>(
    `select a.checkpoint, (select max(e.seq) from events e where e.declaration_id = a.declaration_id) as recorded
     from anchored_heads a where a.declaration_id = $1`,
    [declaration],
  );
  const last = rows[0];
  const checkpoint = last && (await checkpointBy(queries, last.checkpoint));
  const proof = checkpoint && proofOf(declaration, await headsOf(queries, last.checkpoint));
  return proof && { ...proof, checkpoint, recorded: last.recorded };
}
