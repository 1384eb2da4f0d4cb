import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointKeys, knownCheckpointKeys } from './key-file.js';
import { keyId, keysIn, newPrivateKey, pemOf } from './keys.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'levante-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the key of checkpoints', () => {
  it('is made once, whoever asks at the same time, and only its owner may read it', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => checkpointKeys(undefined, folder)));
    expect(new Set(all.map(({ signing }) => signing?.id)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['checkpoint.key']);
    expect((await stat(join(folder, 'checkpoint.key'))).mode & 0o777).toBe(0o600);
  });

  it('is not made by who only looks', async () => {
    expect(await knownCheckpointKeys(undefined, folder)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is the configured one where there is one, as PEM or in base64', async () => {
    const pem = newPrivateKey();
    const { signing } = keysIn(pem);
    expect((await checkpointKeys(pem, folder)).signing?.id).toBe(signing?.id);
    expect((await checkpointKeys(Buffer.from(pem).toString('base64'), folder)).signing?.id).toBe(signing?.id);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is replaced by putting another before it: the first private key signs, the others’ signatures count', () => {
    const [now, before, long] = [newPrivateKey(), newPrivateKey(), newPrivateKey()];
    const longAgo = pemOf(keysIn(long).publicKeys[0] ?? fail());
    const { signing, publicKeys } = keysIn(`${now}\n${before}\n${longAgo}`);
    expect(signing?.id).toBe(keysIn(now).signing?.id);
    expect(publicKeys.map(keyId)).toEqual([now, before, long].map((pem) => keysIn(pem).signing?.id));
  });

  it.each([
    ['no key', 'nothing'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('is refused where there is %s', (_what, text) => {
    expect(() => keysIn(text)).toThrow(/key/);
  });
});

function fail(): never {
  throw new Error('no public key');
}
