import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuerSecrets } from './issuer-secrets.js';

describe("the embedded issuer's keys", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'levante-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are made once, also by processes that start at the same time', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => issuerSecrets(join(folder, 'new'))));
    for (const other of others) expect(other).toEqual(first);
    expect(await readdir(join(folder, 'new'))).toEqual(['identity.json']);
  });

  it('are not silently replaced when the file is damaged', async () => {
    await writeFile(join(folder, 'identity.json'), '{"jwks":');
    await expect(issuerSecrets(folder)).rejects.toThrow('identity.json does not hold');
  });
});
