import {
  rootOfActs,
  rootOfHeads,
  troubleWith,
  type CheckpointBroken,
  type CheckpointTrouble,
  type TrustedKeys,
} from '#libs/checkpoints';
import type { Checkpoint } from '#libs/domain';
import type pg from 'pg';
import { REMOVED } from '../archive/verify.js';
import { actLeavesOf, verifyActs, type VerifiedActs } from './acts.js';
import { checkpointsAfter, headsOf } from './checkpoints-rows.js';
import { verifyReads, type VerifiedReads } from './read-pages.js';

/** A link that a checkpoint anchors and that is not on record any more, or not as it was anchored. */
export interface AnchorBroken {
  declaration: string;
  /** The first anchored event that is not on record; what was changed is this one or one before it. */
  seq: number;
  /** The last anchored event that is still on record as it was anchored, 0 where there is none: what was changed comes after it. */
  holdsTo: number;
  /** The checkpoint that anchors `seq`. */
  checkpoint: number;
}

/** What verifying the checkpoints found. */
export interface VerifiedCheckpoints extends VerifiedActs, VerifiedReads {
  checkpoints: number;
  /** Declarations with events that wait for the next checkpoint. */
  notAnchored: number;
  checkpointsBroken: CheckpointBroken[];
  anchorsBroken: AnchorBroken[];
}

const PAGE = 100;

/**
 * Verifies every checkpoint (signature, the link to the one before it, the roots over its leaves, its counts), and that every
 * anchored link, act and read is still on record. A chain may have grown since; it may not have changed.
 *
 * @param pool of the owning role, which sees all rows
 * @param copies checkpoints as somebody kept them outside: they must be on record as they were
 */
export async function verifyCheckpoints(
  pool: pg.Pool,
  keys: TrustedKeys,
  copies: readonly Checkpoint[] = [],
): Promise<VerifiedCheckpoints> {
  const outside = new Map(copies.map((copy) => [copy.body.number, copy.hash]));
  const broken: CheckpointBroken[] = [];
  let previous: Checkpoint | undefined;
  let count = 0;
  for (let after = 0; ;) {
    const page = await checkpointsAfter(pool, after, PAGE);
    for (const checkpoint of page) {
      const { number } = checkpoint.body;
      const expected = (previous?.body.number ?? 0) + 1;
      if (number > expected) broken.push({ number: expected, trouble: 'missing' });
      const trouble = await troubleOnRecord(pool, checkpoint, previous, keys);
      if (trouble) broken.push({ number, trouble });
      else if ((outside.get(number) ?? checkpoint.hash) !== checkpoint.hash)
        broken.push({ number, trouble: 'differs-from-copy' });
      outside.delete(number);
      previous = checkpoint;
      count++;
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.body.number;
  }
  const lastNumber = previous?.body.number ?? 0;
  const cutOff = [...outside.keys(), ...(await namedAfter(pool, lastNumber))].filter((number) => number > lastNumber);
  for (const number of [...new Set(cutOff)].sort((a, b) => a - b)) broken.push({ number, trouble: 'missing' });
  return {
    checkpoints: count,
    notAnchored: await waiting(pool),
    checkpointsBroken: broken,
    anchorsBroken: await brokenAnchors(pool),
    ...(await verifyActs(pool)),
    ...(await verifyReads(pool)),
  };
}

async function troubleOnRecord(
  pool: pg.Pool,
  checkpoint: Checkpoint,
  previous: Checkpoint | undefined,
  keys: TrustedKeys,
): Promise<CheckpointTrouble | undefined> {
  const trouble = troubleWith(checkpoint, previous, keys);
  // That one is missing before it is told of that one.
  if (trouble && trouble !== 'missing') return trouble;
  const { number, leaves, root, acts } = checkpoint.body;
  const heads = await headsOf(pool, number);
  if (heads.length !== leaves || rootOfHeads(heads) !== root) return 'leaves';
  const its = await actLeavesOf(pool, number);
  return its.length === (acts?.leaves ?? 0) && (!acts || rootOfActs(its) === acts.root) ? undefined : 'acts';
}

/**
 * Checkpoints after the last one that leaves or heads still name: the end of the chain was cut off. Not one that was signed since the
 * last one was looked at.
 */
async function namedAfter(pool: pg.Pool, last: number): Promise<number[]> {
  const { rows } = await pool.query<{ number: number }>(
    `select number from (
       select checkpoint as number from checkpoint_leaves where checkpoint > $1
       union select checkpoint from anchored_heads where checkpoint > $1
       union select checkpoint from anchored_acts where checkpoint > $1
     ) named where not exists (select from checkpoints c where c.number = named.number)`,
    [last],
  );
  return rows.map(({ number }) => number);
}

/** By the leaves, which the signatures cover; `anchored_heads` could have been altered so that something is never anchored. */
async function waiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `select (count(*) filter (where a.seq is null or d.seq > a.seq))::int as waiting
     from declarations d
     left join (select declaration_id, max(seq) as seq from checkpoint_leaves group by declaration_id) a
       on a.declaration_id = d.id`,
  );
  return rows[0]?.waiting ?? 0;
}

/** Of each declaration whose anchored links are not all on record, the first, in the order of their ids. */
async function brokenAnchors(pool: pg.Pool): Promise<AnchorBroken[]> {
  const { rows } = await pool.query<AnchorBroken>(
    `with broken as (
       select distinct on (l.declaration_id) l.declaration_id as declaration, l.seq, l.checkpoint
       from checkpoint_leaves l left join events_with_archived e on e.declaration_id = l.declaration_id and e.seq = l.seq
       where e.hash is distinct from l.hash
         and not (e.hash is null and exists (select from declarations d where d.id = l.declaration_id and ${REMOVED}))
       order by l.declaration_id, l.seq
     )
     select broken.*, coalesce((select max(l.seq) from checkpoint_leaves l where l.declaration_id = broken.declaration
       and l.seq < broken.seq), 0) as "holdsTo"
     from broken order by declaration`,
  );
  return rows;
}
