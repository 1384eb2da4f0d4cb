import { z } from 'zod';
import { DeclarationId, Sha256 } from './ids.js';

const whole = z.int().min(0);

/** What a checkpoint signs; `format` keeps the signature from being taken for one of anything else. */
export const CheckpointBody = z
  .object({
    format: z.enum(['levante-checkpoint/1', 'levante-checkpoint/2']).describe('The first anchors no acts'),
    number: z.int().min(1),
    at: z.iso.datetime().describe('Instant in UTC at which it was signed'),
    previous: Sha256.nullable().describe('Hash of the checkpoint before; null in the first'),
    declarations: whole.describe('Declarations anchored so far, this checkpoint included'),
    events: whole.describe('Their events, up to the anchored heads'),
    leaves: whole.describe('Heads that this checkpoint anchors: declarations with events since the last one'),
    root: Sha256.describe('Root of the Merkle tree (RFC 9162) over these heads, ordered by declaration'),
    acts: z
      .object({ leaves: whole, root: Sha256 })
      .optional()
      .describe(
        'Root over the acts logged since the last one, ordered by log and number: claims, comments, outages, …',
      ),
    key: z.string().describe('Id of the key: the first 16 hexadecimal digits of the SHA-256 of its SPKI form'),
  })
  .meta({ id: 'CheckpointBody' });
export type CheckpointBody = z.infer<typeof CheckpointBody>;

/** A signed anchor of the chains of events. */
export const Checkpoint = z
  .object({
    body: CheckpointBody,
    hash: Sha256.describe('SHA-256 of the body’s canonical JSON (RFC 8785)'),
    signature: z.base64().describe('Ed25519 over the same text'),
  })
  .meta({ id: 'Checkpoint' });
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Checkpoints, the first one first. */
export const CheckpointPage = z
  .object({ items: z.array(Checkpoint), next: z.int().nullable().describe('`after` of the next page; null: none') })
  .meta({ id: 'CheckpointPage' });
export type CheckpointPage = z.infer<typeof CheckpointPage>;

/** Which checkpoints to list. */
export const CheckpointFilter = z
  .object({
    after: z.coerce.number().pipe(z.int().min(0).max(2_000_000_000)).default(0).describe('Number of the last one read'),
    limit: z.coerce.number().pipe(z.int().min(1).max(1000)).default(100),
  })
  .meta({ id: 'CheckpointFilter' });
export type CheckpointFilter = z.output<typeof CheckpointFilter>;

/** The head of a declaration's chain, as it is anchored. */
export const AnchoredHead = z
  .object({
    declaration: DeclarationId,
    seq: z.int().min(1).describe('Number of the last event'),
    hash: z.string().describe('Its hash, which stands for all events up to it'),
  })
  .meta({ id: 'AnchoredHead' });
export type AnchoredHead = z.infer<typeof AnchoredHead>;

/** That a checkpoint anchors the head of a declaration. */
export const InclusionProof = z
  .object({
    head: AnchoredHead,
    position: whole.describe('Of the head among the leaves, from 0'),
    path: z.array(Sha256).describe('Hashes of the siblings, from the leaf to the root (RFC 9162, 2.1.3)'),
    checkpoint: Checkpoint,
    recorded: z.int().describe('Events on record now; those after the head wait for the next checkpoint'),
  })
  .meta({ id: 'InclusionProof' });
export type InclusionProof = z.infer<typeof InclusionProof>;

/** A public key by which checkpoints are signed, or were. */
export const CheckpointKey = z
  .object({
    id: z.string(),
    publicKey: z.string().describe('Ed25519, SPKI as PEM'),
    firstCheckpoint: z.int().nullable(),
    lastCheckpoint: z.int().nullable(),
  })
  .meta({ id: 'CheckpointKey' });
export type CheckpointKey = z.infer<typeof CheckpointKey>;
