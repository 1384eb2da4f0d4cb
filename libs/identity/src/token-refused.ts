/** Why a token does not identify anybody. Stable codes: they are shown to callers. */
export type TokenRefusal =
  'token-missing' | 'token-malformed' | 'token-expired' | 'token-untrusted' | 'token-without-roles';

/** The caller's token is not accepted (HTTP 401); the message never repeats the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: TokenRefusal,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** The issuer's keys cannot be had at the moment: nothing is known against the token, so ask again later (HTTP 503). */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}
