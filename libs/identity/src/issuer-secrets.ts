import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const IssuerSecrets = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) }),
  cookieKeys: z.array(z.string().min(32)).min(1),
});

/** What the embedded issuer signs with: tokens with a private key, cookies with a secret. */
export type IssuerSecrets = z.infer<typeof IssuerSecrets>;

/** The system's code of an error, such as ENOENT; by its shape, since Jest has another Error. */
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

async function generate(): Promise<IssuerSecrets> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const key = await exportJWK(privateKey);
  const signing = { ...key, kty: 'RSA', kid: await calculateJwkThumbprint(key), alg: 'RS256', use: 'sig' };
  return { jwks: { keys: [signing] }, cookieKeys: [randomBytes(32).toString('base64url')] };
}

async function read(file: string): Promise<IssuerSecrets | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  try {
    return text === undefined ? undefined : IssuerSecrets.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} does not hold the issuer's keys; remove it to have new ones made.`, { cause });
  }
}

/**
 * The secrets kept in `<dataFolder>/identity.json` (owner only), made on first use, so that tokens outlive a restart.
 * @throws Error naming the file if it cannot be read or written.
 */
export async function issuerSecrets(dataFolder: string): Promise<IssuerSecrets> {
  const file = join(dataFolder, 'identity.json');
  const kept = await read(file);
  if (kept !== undefined) return kept;
  await mkdir(dataFolder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(await generate()), { mode: 0o600 });
  // Linked, not renamed: of two processes that start at once the first wins and the other reads the first's keys.
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  const made = await read(file);
  if (made === undefined) throw new Error(`${file} vanished while it was being made.`);
  return made;
}
