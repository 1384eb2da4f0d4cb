import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import {
  canonical,
  type AnchoredHead,
  type Checkpoint,
  type CheckpointBody,
  type InclusionProof,
  type Sha256,
} from '#libs/domain';
import { keyId, type SigningKey } from './keys.js';
import { leafHash, pathTo, rootBy, rootOf } from './merkle.js';

/** The text that is hashed as the leaf of a head. */
export const leafOf = ({ declaration, seq, hash }: AnchoredHead): Buffer =>
  leafHash(canonical({ declaration, hash, seq }));

/** Something that was done, as a log says that is only ever added to. */
export interface Act {
  log: string;
  /** Of its row in the log; a bigint, so a text. */
  number: string;
  /** What the row says. */
  said: Record<string, unknown>;
}

/** The leaf of an act: the hash under which it stands in a tree. */
export const leafOfAct = ({ log, number, said }: Act): Buffer => leafHash(canonical({ log, number, said }));

/** The root over the leaves of some acts, in their order. */
export const rootOfActs = (leaves: readonly Buffer[]): Sha256 => rootOf(leaves).toString('hex') as Sha256;

/** The root over some heads, in their order. */
export const rootOfHeads = (heads: readonly AnchoredHead[]): Sha256 =>
  rootOf(heads.map(leafOf)).toString('hex') as Sha256;

const textOf = (body: CheckpointBody): Buffer => Buffer.from(canonical(body));

/** The hash by which the next checkpoint names this one. */
export const hashOf = (body: CheckpointBody): Sha256 =>
  createHash('sha256').update(textOf(body)).digest('hex') as Sha256;

/** What a checkpoint adds to the one before it. */
export interface Anchoring {
  at: string;
  heads: readonly AnchoredHead[];
  /** Declarations that no checkpoint anchored before, and events since their heads of before. */
  newDeclarations: number;
  newEvents: number;
  /** Leaves of the acts logged since, ordered by log and number. */
  acts: readonly Buffer[];
}

/** Sign the checkpoint after `previous`; the first one has none. Its instant is never before that of the previous one. */
export function signCheckpoint(previous: Checkpoint | undefined, anchoring: Anchoring, key: SigningKey): Checkpoint {
  const before = previous?.body;
  const body: CheckpointBody = {
    format: 'levante-checkpoint/2',
    number: (before?.number ?? 0) + 1,
    // A clock that was put back must not make time run backwards.
    at: before && before.at > anchoring.at ? before.at : anchoring.at,
    previous: previous?.hash ?? null,
    declarations: (before?.declarations ?? 0) + anchoring.newDeclarations,
    events: (before?.events ?? 0) + anchoring.newEvents,
    leaves: anchoring.heads.length,
    root: rootOfHeads(anchoring.heads),
    acts: { leaves: anchoring.acts.length, root: rootOfActs(anchoring.acts) },
    key: key.id,
  };
  return { body, hash: hashOf(body), signature: sign(null, textOf(body), key.privateKey).toString('base64') };
}

/** What may be wrong with a checkpoint. */
export type CheckpointTrouble =
  'missing' | 'altered' | 'unknown-key' | 'signature' | 'chain' | 'counts' | 'leaves' | 'acts' | 'differs-from-copy';

/** The public keys that somebody trusts, by their ids. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

/**
 * What is wrong with a checkpoint by itself and after the one before it, or undefined where it holds.
 *
 * @param previous the one before, where it was read: without it, the link to it is not looked at
 */
export function troubleWith(
  { body, hash, signature }: Checkpoint,
  previous: Checkpoint | undefined,
  keys: TrustedKeys,
): CheckpointTrouble | undefined {
  if (hashOf(body) !== hash) return 'altered';
  const key = keys.get(body.key);
  if (!key) return 'unknown-key';
  if (!verify(null, textOf(body), key, Buffer.from(signature, 'base64'))) return 'signature';
  if (body.number === 1) return body.previous === null ? undefined : 'chain';
  if (!previous) return undefined;
  if (previous.body.number + 1 !== body.number) return 'missing';
  if (body.previous !== previous.hash || body.at < previous.body.at) return 'chain';
  const { declarations, events } = previous.body;
  const grew = body.events > events || (body.acts?.leaves ?? 0) > 0;
  return body.declarations < declarations || body.events < events || !grew ? 'counts' : undefined;
}

/** The first of some checkpoints that does not hold. */
export interface CheckpointBroken {
  number: number;
  trouble: CheckpointTrouble;
}

/** The first checkpoint of some, in their order, that does not hold, or undefined where all do. A gap names the first that is missing. */
export function firstBroken(checkpoints: readonly Checkpoint[], keys: TrustedKeys): CheckpointBroken | undefined {
  let previous: Checkpoint | undefined;
  for (const checkpoint of checkpoints) {
    const trouble = troubleWith(checkpoint, previous, keys);
    if (trouble === 'missing') return { number: (previous?.body.number ?? 0) + 1, trouble };
    if (trouble) return { number: checkpoint.body.number, trouble };
    previous = checkpoint;
  }
  return undefined;
}

/** That a head is among those of a checkpoint. Undefined where it is not. */
export function proofOf(
  declaration: string,
  heads: readonly AnchoredHead[],
): Pick<InclusionProof, 'head' | 'position' | 'path'> | undefined {
  const position = heads.findIndex((head) => head.declaration === declaration);
  const head = heads[position];
  if (!head) return undefined;
  return { head, position, path: pathTo(position, heads.map(leafOf)).map((hash) => hash.toString('hex') as Sha256) };
}

/** What is wrong with a proof, or undefined where it holds. */
export function troubleWithProof(
  { head, position, path, checkpoint }: Omit<InclusionProof, 'recorded'>,
  keys: TrustedKeys,
): CheckpointTrouble | undefined {
  const trouble = troubleWith(checkpoint, undefined, keys);
  if (trouble) return trouble;
  const siblings = path.map((hash) => Buffer.from(hash, 'hex'));
  const root = rootBy(leafOf(head), position, checkpoint.body.leaves, siblings);
  return root?.toString('hex') === checkpoint.body.root ? undefined : 'leaves';
}

/** Public keys by their ids. */
export const trusted = (keys: readonly KeyObject[]): TrustedKeys => new Map(keys.map((key) => [keyId(key), key]));
