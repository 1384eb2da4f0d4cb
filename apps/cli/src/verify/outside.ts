import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  firstBroken,
  troubleWithProof,
  trusted,
  type CheckpointBroken,
  type CheckpointTrouble,
  type TrustedKeys,
} from '#libs/checkpoints';
import { Checkpoint, InclusionProof } from '#libs/domain';
import { StackError } from '#libs/stack';
import { z } from 'zod';

/** Collects an option that may be given more than once. */
export const collected = (value: string, before: string[] = []): string[] => [...before, value];

/** What each trouble means, as a sentence goes on after `Checkpoint 7`. */
export const TROUBLES: Record<CheckpointTrouble, string> = {
  missing: 'is missing',
  altered: 'does not have the hash that it says: it was altered',
  'unknown-key': 'is signed by a key that was not given',
  signature: 'has a signature that does not fit: it was altered after it was signed',
  chain: 'does not follow the one before it',
  counts: 'counts less than the one before it',
  leaves: 'has a root that the anchored heads do not lead to',
  acts: 'has a root that the anchored acts do not lead to',
  'differs-from-copy': 'is not the one that was kept outside',
};

/** What checking a file of checkpoints found. */
export interface CheckedFile {
  checkpoints: number;
  first: number | null;
  last: Pick<Checkpoint['body'], 'number' | 'at' | 'declarations' | 'events'> | null;
  broken: CheckpointBroken | null;
}

const Checkpoints = z.union([
  z.array(Checkpoint),
  z.object({ items: z.array(Checkpoint) }).transform(({ items }) => items),
]);

/** Check checkpoints by public keys alone. */
export function checkCheckpoints(checkpoints: readonly Checkpoint[], keys: TrustedKeys): CheckedFile {
  const last = checkpoints.at(-1)?.body;
  return {
    checkpoints: checkpoints.length,
    first: checkpoints[0]?.body.number ?? null,
    last: last ? { number: last.number, at: last.at, declarations: last.declarations, events: last.events } : null,
    broken: firstBroken(checkpoints, keys) ?? null,
  };
}

/** What is wrong with the proof in a file, or undefined where it holds. @throws StackError where it is none */
export async function checkProof(
  file: string,
  keys: TrustedKeys,
): Promise<{ proof: InclusionProof; trouble: CheckpointTrouble | undefined }> {
  const proof = await read(file, InclusionProof, 'a proof of inclusion');
  return { proof, trouble: troubleWithProof(proof, keys) };
}

/** The checkpoints in a file: an export, or pages of the API as they came. @throws StackError where it holds none */
export const checkpointsIn = (file: string): Promise<Checkpoint[]> => read(file, Checkpoints, 'checkpoints');

/** The public keys in some files, PEM. @throws StackError where one cannot be read */
export async function publicKeysIn(files: readonly string[]): Promise<TrustedKeys> {
  const texts = await Promise.all(files.map((file) => textOf(file)));
  const blocks = texts.flatMap((text, index) => {
    const found = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
    if (!found) throw new StackError(`${files[index]} holds no public key in PEM.`);
    return found;
  });
  try {
    return trusted(blocks.map((block) => createPublicKey(block)));
  } catch {
    throw new StackError(`A key in ${files.join(', ')} cannot be read.`);
  }
}

async function read<T extends z.ZodType>(file: string, schema: T, what: string): Promise<z.output<T>> {
  const text = await textOf(file);
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new StackError(`${file} is no JSON.`);
  }
  const parsed = schema.safeParse(said);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StackError(`${file} holds no ${what.replace(/^an? /, '')}: ${issue?.path.join('.')}: ${issue?.message}.`);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StackError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
