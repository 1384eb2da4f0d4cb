import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ReleaseKeys } from '#libs/domain';
import { qrIn } from '../setup/qr-in-pdf.js';
import { as, lodge, refusalIn, urls } from './client.js';
import { declarationFor } from './declarations.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));

const verify = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [LEVANTE, 'verify', 'release-note', ...args], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });

const keys = async (): Promise<ReleaseKeys> =>
  ReleaseKeys.parse(await (await fetch(`${urls.api}/release-notes/keys`)).json());

async function codeOf(person: string, id: string): Promise<string> {
  const { status, headers, body } = await as(person).get(`/declarations/${id}/release-note?language=en`);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const code = qrIn(body as Uint8Array);
  if (code === undefined) throw new Error('no QR code can be read in the note');
  return code;
}

/** A command starts a process of its own, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

describe('a release note', () => {
  let folder: string;
  let pem: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'levante-note-'));
    pem = join(folder, 'public.pem');
    const all = (await keys()).keys.map((key) => createPublicKey({ key, format: 'jwk' }));
    writeFileSync(pem, all.map((key) => key.export({ type: 'spki', format: 'pem' }).toString()).join(''));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'has a code that a gate checks by the public key alone, and that says what was released',
    async () => {
      const { id, mrn } = await lodge(
        'bruno',
        declarationFor('green', { totalPackages: 12, containers: ['MSKU1234565'] }),
      );
      const code = await codeOf('bruno', id);
      const { code: exit, said } = await verify(code, '--key', pem);
      expect(said).toContain(`Released: ${mrn}, version 1, at COBOG`);
      expect(said).toContain('1 items; 12 packages; 120.5 kg; containers MSKU1234565.');
      expect(exit).toBe(0);
      // The same for whoever may see it, at whatever moment: there is one release.
      expect(await codeOf('oscar', id)).toBe(code);

      const file = join(folder, 'code.txt');
      const [header = '', payload = '', signature = ''] = code.split('.');
      const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace(':12,', ':90,')).toString(
        'base64url',
      );
      writeFileSync(file, [header, other, signature].join('.'));
      expect(await verify(file, '--key', pem)).toMatchObject({
        code: 1,
        said: expect.stringContaining('does not fit') as string,
      });
    },
    PATIENCE_MS,
  );

  it('is not written for goods that are held, nor for whoever may not see them', async () => {
    const { id } = await lodge('bruno', declarationFor('yellow'));
    expect(refusalIn(await as('bruno').get(`/declarations/${id}/release-note`))).toBe('409 not-released');
    expect(refusalIn(await as('berta').get(`/declarations/${id}/release-note`))).toBe('404 not-found');
  });

  it('is checked by keys that are anybody’s to read, and none of them is private', async () => {
    const { keys: all } = await keys();
    expect(all.length).toBeGreaterThan(0);
    for (const key of all) expect(createPublicKey({ key, format: 'jwk' }).asymmetricKeyType).toBe('ed25519');
    expect(await (await fetch(`${urls.api}/release-notes/keys`)).text()).not.toContain('"d"');
  });
});
