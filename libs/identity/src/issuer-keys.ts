import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { IssuerUnavailable } from './token-refused.js';

// Long enough for a slow issuer, short enough that a caller's request does not hang on it.
const TIMEOUT_MS = 5_000;

const DiscoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** OpenID Connect Discovery 1.0, section 4: where the issuer keeps its keys. */
async function discoverJwksUri(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`it answered ${response.status} to discovery`);
  const document = DiscoveryDocument.parse(await response.json());
  if (document.issuer !== issuer) throw new Error(`it calls itself ${document.issuer}`);
  return document.jwks_uri;
}

/**
 * The issuer's published keys. Nothing is fetched before the first token comes, so the API starts while its issuer is
 * down and can itself serve the issuer; a failed discovery is tried again with the next token.
 * @throws IssuerUnavailable while the issuer cannot be reached or does not answer as an issuer.
 */
export function issuerKeys({ issuer, jwksUri }: { issuer: string; jwksUri?: string }): JWTVerifyGetKey {
  let keySet: Promise<JWTVerifyGetKey> | undefined;

  async function discover(): Promise<JWTVerifyGetKey> {
    try {
      const uri = jwksUri ?? (await discoverJwksUri(issuer));
      return createRemoteJWKSet(new URL(uri), { timeoutDuration: TIMEOUT_MS });
    } catch (cause) {
      keySet = undefined;
      throw new IssuerUnavailable(`The issuer ${issuer} cannot be asked for its keys.`, { cause });
    }
  }

  return async (header, token) => {
    const keys = await (keySet ??= discover());
    return keys(header, token);
  };
}
