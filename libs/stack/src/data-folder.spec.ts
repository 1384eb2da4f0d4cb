import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, makeDataFolder } from './data-folder.js';
import { isReachable } from './postgres-home.js';
import { StackError } from './stack-error.js';

describe('the data folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'levante-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds one stack at a time', () => {
    const data = makeDataFolder(join(folder, 'data'));
    const unlock = lockDataFolder(data);
    expect(() => lockDataFolder(data)).toThrow(StackError);
    expect(() => lockDataFolder(data)).toThrow(
      `Levante already runs on the data folder ${data} (process ${process.pid})`,
    );
    unlock();
    lockDataFolder(data)();
  });

  it('is refused in one sentence when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeDataFolder(join(folder, 'file', 'data'))).toThrow(
      /^The data folder .* cannot be written \(ENOTDIR\): .*LEVANTE_DATA/,
    );
  });

  it('is out of reach for the owner of the cluster below a folder that only its owner may pass', () => {
    expect(isReachable(makeDataFolder(join(folder, 'data')))).toBe(false);
    expect(isReachable(tmpdir())).toBe(true);
  });
});
