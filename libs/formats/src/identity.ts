import { createHash } from 'node:crypto';
import { canonical, type Declaration, type DeclarationId, type Sha256 } from '#libs/domain';

const sha256 = (text: string): Sha256 => createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;

/** Digits of base 32 with extended hex alphabet (RFC 4648), lower case. */
const BASE32 = '0123456789abcdefghijklmnopqrstuv';

/**
 * Who a declaration is: derived from who lodges it and under which reference, so the same lodgement is the same declaration.
 * The id is `dec_` and the first 130 bits of the digest in base 32.
 */
export function declarationIdentity(declarant: string, localReference: string): { digest: Sha256; id: DeclarationId } {
  const digest = sha256(canonical([declarant, localReference]));
  let bits = BigInt(`0x${digest}`) >> 126n;
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = BASE32.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return { digest, id: `dec_${text}` as DeclarationId };
}

/** SHA-256 of a declaration's canonical JSON: the same content has the same hash, whatever format it came in. */
export const contentHash = (declaration: Declaration): Sha256 => sha256(canonical(declaration));
