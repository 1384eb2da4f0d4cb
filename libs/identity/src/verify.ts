import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from '#libs/domain';
import { actorOf, CLAIM_NAMES, type ClaimNames } from './claims.js';
import { issuerKeys } from './issuer-keys.js';
import { IssuerUnavailable, TokenRefused, type TokenRefusal } from './token-refused.js';

/** Asymmetric only: with a shared secret whoever verifies could also sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;

const REFUSALS: Record<string, [TokenRefusal, string]> = {
  [errors.JWSInvalid.code]: ['token-malformed', 'The token is not a JSON Web Token.'],
  [errors.JWTInvalid.code]: ['token-malformed', 'The token is not a JSON Web Token.'],
  [errors.JWTExpired.code]: ['token-expired', 'The token has expired.'],
  [errors.JWTClaimValidationFailed.code]: ['token-untrusted', 'The token is of another issuer, audience or time.'],
  [errors.JWSSignatureVerificationFailed.code]: ['token-untrusted', "The token's signature does not hold."],
  [errors.JWKSNoMatchingKey.code]: ['token-untrusted', 'The issuer does not know the key that signed the token.'],
  [errors.JWKSMultipleMatchingKeys.code]: ['token-untrusted', 'The token does not say which key signed it.'],
  [errors.JOSEAlgNotAllowed.code]: ['token-untrusted', `The token is not signed with ${ALGORITHMS.join(', ')}.`],
  [errors.JOSENotSupported.code]: ['token-untrusted', 'The token asks for something that is not supported.'],
};

export interface VerifierOptions {
  /** As the token's `iss` says it, character by character. */
  issuer: string;
  audience: string;
  /** Where the keys are, for an issuer without discovery. */
  jwksUri?: string;
  claimNames?: ClaimNames;
}

/** Says who a bearer token identifies. */
export type TokenVerifier = (token: string | undefined) => Promise<Actor>;

/**
 * Verifies the tokens of one OpenID Connect issuer: signature, issuer, audience and times (30 s tolerance).
 * @throws TokenRefused if the token does not hold, IssuerUnavailable if that cannot be found out now.
 */
export function tokenVerifier({ issuer, audience, jwksUri, claimNames }: VerifierOptions): TokenVerifier {
  const keys = issuerKeys({ issuer, jwksUri });

  async function verifiedClaims(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (cause) {
      if (cause instanceof IssuerUnavailable) throw cause;
      const refusal = cause instanceof errors.JOSEError ? REFUSALS[cause.code] : undefined;
      // Not the token's fault, then: its keys could not be fetched or read.
      if (refusal === undefined) throw new IssuerUnavailable(`The keys of ${issuer} cannot be had.`, { cause });
      throw new TokenRefused(...refusal, { cause });
    }
  }

  return async (token) => {
    if (!token) throw new TokenRefused('token-missing', 'Send a token: Authorization: Bearer ….');
    return actorOf(await verifiedClaims(token), claimNames ?? CLAIM_NAMES);
  };
}
