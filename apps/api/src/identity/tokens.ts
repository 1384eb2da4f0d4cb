import { createHash } from 'node:crypto';
import type { Actor } from '#libs/domain';
import type { TokenVerifier } from '#libs/identity';

/** A signature costs about a millisecond to verify; whoever works sends the same token many times a minute. */
const REMEMBER_MS = 60_000;
const REMEMBER_TOKENS = 1_000;

/** Verifies tokens of the configured issuer; one that held is taken again for a minute at most, never past its own end. */
export class Tokens {
  private readonly known = new Map<string, { actor: Actor; until: number }>();

  constructor(private readonly verifier: TokenVerifier) {}

  /** @throws TokenRefused, IssuerUnavailable */
  async verify(token: string | undefined): Promise<Actor> {
    if (token === undefined) return this.verifier(token);
    const name = createHash('sha256').update(token).digest('base64');
    const known = this.known.get(name);
    if (known && known.until > Date.now()) return known.actor;
    const actor = await this.verifier(token);
    if (this.known.size >= REMEMBER_TOKENS) this.known.clear();
    this.known.set(name, { actor, until: Math.min(Date.now() + REMEMBER_MS, expiryOf(token)) });
    return actor;
  }
}

/** When a token that was just verified ends, in milliseconds. */
function expiryOf(token: string): number {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? Number(claims.exp) : 0;
  return exp * 1000;
}
