import { InclusionProof } from '#libs/domain';
import { keysIn, troubleWithProof, type Trouble } from './verify.js';

/** What a file with a proof says, and what is wrong with it; or the file holds none. */
type CheckedProof = { proof: InclusionProof; trouble: Trouble | undefined } | 'no-proof';

/** Checks the proof in a text by public keys in PEM alone. */
export async function checkProof(text: string, pems: readonly string[]): Promise<CheckedProof> {
  const read = InclusionProof.safeParse(jsonIn(text));
  if (!read.success) return 'no-proof';
  const keys = await keysIn(pems);
  return { proof: read.data, trouble: typeof keys === 'string' ? keys : await troubleWithProof(read.data, keys) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
