import type { SigningKey, TrustedKeys } from '#libs/checkpoints';
import {
  CONTAINERS_IN_CODE,
  releaseCodeIn,
  ReleaseStatement,
  type Declaration,
  type DeclarationView,
  type ReleaseTrouble,
} from '#libs/domain';
import { Decimal } from 'decimal.js';
import { CompactSign, compactVerify, decodeProtectedHeader, errors } from 'jose';

const TYPE = 'levante-release';

/** What the code of a declaration's release note says; undefined where its goods are not released. */
export function statementOf(
  { mrn, office, releasedAt, version, status }: DeclarationView,
  content: Declaration,
): ReleaseStatement | undefined {
  if (releasedAt === null || (status !== 'released' && status !== 'cleared')) return undefined;
  const { items, containers } = content;
  const more = containers.length - CONTAINERS_IN_CODE;
  return {
    format: 'levante-release/1',
    ...{ mrn, office, releasedAt, version, items: items.length },
    packages: content.totalPackages,
    grossMassKg: content.totalGrossMassKg ?? sumOf(items.map(({ grossMassKg }) => grossMassKg)),
    containers: containers.slice(0, CONTAINERS_IN_CODE),
    ...(more > 0 ? { moreContainers: more } : {}),
  };
}

/** The sum where every item says its part; else it is not known. */
const sumOf = (parts: (string | undefined)[]): string | undefined =>
  parts.every((part) => part !== undefined) ? Decimal.sum(...parts).toFixed() : undefined;

/** A statement signed by the installation's key (ADR 10): a compact JWS. The same statement has the same code. */
export const signRelease = (statement: ReleaseStatement, key: SigningKey): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(statement)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.id, typ: TYPE })
    .sign(key.privateKey);

/** What a code says, or why it is not to be believed. By public keys alone: it asks nobody. */
export async function checkReleaseCode(
  text: string,
  keys: TrustedKeys,
): Promise<{ ok: true; statement: ReleaseStatement } | { ok: false; trouble: ReleaseTrouble }> {
  const code = releaseCodeIn(text);
  if (!code) return { ok: false, trouble: 'no-code' };
  const key = keys.get(keyIdIn(code));
  if (!key) return { ok: false, trouble: 'unknown-key' };
  try {
    const { payload, protectedHeader } = await compactVerify(code, key, { algorithms: ['EdDSA'] });
    const statement = ReleaseStatement.safeParse(JSON.parse(Buffer.from(payload).toString()));
    return statement.success && protectedHeader.typ === TYPE
      ? { ok: true, statement: statement.data }
      : { ok: false, trouble: 'no-release' };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { ok: false, trouble: 'signature' };
    if (error instanceof SyntaxError) return { ok: false, trouble: 'no-release' };
    throw error;
  }
}

function keyIdIn(code: string): string {
  try {
    return decodeProtectedHeader(code).kid ?? '';
  } catch {
    return '';
  }
}
