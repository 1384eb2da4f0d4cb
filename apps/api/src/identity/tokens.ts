import type { Actor } from '#libs/domain';
import type { TokenVerifier } from '#libs/identity';

/** Verifies tokens of the configured issuer. */
export class Tokens {
  constructor(private readonly verifier: TokenVerifier) {}

  /** @throws TokenRefused, IssuerUnavailable */
  verify(token: string | undefined): Promise<Actor> {
    return this.verifier(token);
  }
}
