import type { AnchoredHead, Checkpoint, Sha256 } from '#libs/domain';
import type { Queries } from '../record/record.js';

/** A checkpoint as it is kept; counts are bigint, so texts. */
export interface CheckpointRow {
  number: number;
  at: Date;
  previous: string | null;
  declarations: string;
  events: string;
  leaves: number;
  root: string;
  /** Null in those that anchor no acts: of before migration 0020. */
  acts: number | null;
  acts_root: string | null;
  key: string;
  hash: string;
  signature: string;
}

export const CHECKPOINT_COLUMNS =
  'number, at, previous, declarations, events, leaves, root, acts, acts_root, key, hash, signature';

/** A checkpoint put together again. */
export const checkpointOf = (row: CheckpointRow): Checkpoint => ({
  body: {
    format: row.acts === null ? 'levante-checkpoint/1' : 'levante-checkpoint/2',
    number: row.number,
    at: row.at.toISOString(),
    previous: row.previous as Sha256 | null,
    declarations: Number(row.declarations),
    events: Number(row.events),
    leaves: row.leaves,
    root: row.root as Sha256,
    ...(row.acts === null ? {} : { acts: { leaves: row.acts, root: row.acts_root as Sha256 } }),
    key: row.key,
  },
  hash: row.hash as Sha256,
  signature: row.signature,
});

/** Checkpoints after a number, in order. */
export async function checkpointsAfter(queries: Queries, after: number, limit: number): Promise<Checkpoint[]> {
  const { rows } = await queries.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from checkpoints where number > $1 order by number limit $2`,
    [after, limit],
  );
  return rows.map(checkpointOf);
}

/** The heads that a checkpoint anchors, in the order of its tree. */
export async function headsOf(queries: Queries, checkpoint: number): Promise<AnchoredHead[]> {
  const { rows } = await queries.query<AnchoredHead>(
    `select declaration_id as declaration, seq, hash from checkpoint_leaves where checkpoint = $1 order by position`,
    [checkpoint],
  );
  return rows;
}
