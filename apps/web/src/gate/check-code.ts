import { releaseCodeIn, ReleaseStatement, type ReleaseKeys, type ReleaseTrouble } from '#libs/domain';

export type Checked = { ok: true; statement: ReleaseStatement } | { ok: false; trouble: Trouble };

/** What is wrong with a code; or this browser knows no such signatures. */
export type Trouble = ReleaseTrouble | 'old-browser';

/** What a code says, or why it is not to be believed: by the public keys alone, on this device. */
export async function checkCode(text: string, { keys }: ReleaseKeys): Promise<Checked> {
  const code = releaseCodeIn(text);
  if (!code) return { ok: false, trouble: 'no-code' };
  const [header = '', payload = '', signature = ''] = code.split('.');
  const { kid, typ, alg } = (jsonIn(header) ?? {}) as { kid?: string; typ?: string; alg?: string };
  const jwk = keys.find((each) => each.kid === kid);
  if (!jwk) return { ok: false, trouble: 'unknown-key' };
  const { kty, crv, x } = jwk;
  const key = await crypto.subtle
    .importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify'])
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined;
      throw error;
    });
  if (!key) return { ok: false, trouble: 'old-browser' };
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  const fits = await crypto.subtle.verify('Ed25519', key, bytesIn(signature), signed);
  if (!fits || alg !== 'EdDSA') return { ok: false, trouble: 'signature' };
  const statement = ReleaseStatement.safeParse(jsonIn(payload));
  return statement.success && typ === 'levante-release'
    ? { ok: true, statement: statement.data }
    : { ok: false, trouble: 'no-release' };
}

const bytesIn = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));

function jsonIn(base64url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytesIn(base64url)));
  } catch {
    return undefined;
  }
}
