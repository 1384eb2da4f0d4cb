import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTemporal } from './temporal-binary.js';
import type { TemporalBinary } from './temporal-binary.js';

describe('the Temporal server', () => {
  let folder: string;
  let cache: string;
  let progress: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'levante-temporal-'));
    cache = join(folder, 'cache');
    progress = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const script = (path: string, body: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const cli = (path: string, server: string): string =>
    script(path, `echo "temporal version 1.5.1 (Server ${server})"`);
  // A proxy that nobody answers for keeps the SDK's download from the network.
  const offline = (path: string): NodeJS.ProcessEnv => ({
    HTTPS_PROXY: 'http://127.0.0.1:9',
    PATH: join(folder, path),
  });
  const find = (env: NodeJS.ProcessEnv, named?: string): Promise<TemporalBinary> =>
    findTemporal({ cache, named, onProgress: (line) => progress.push(line), env });

  it('is the one that LEVANTE_TEMPORAL names, before all others', async () => {
    const named = cli('named/temporal', '1.29.1');
    cli('bin/temporal', '1.29.1');
    const found = await find({ PATH: join(folder, 'bin') }, named);
    expect(found).toEqual({ path: named, how: 'named by LEVANTE_TEMPORAL' });
  });

  it('is refused when LEVANTE_TEMPORAL names something else', async () => {
    await expect(find({}, join(folder, 'nothing'))).rejects.toThrow(/^LEVANTE_TEMPORAL names .*nothing, but/);
  });

  it('is the first on PATH that has a development server recent enough', async () => {
    script('broken/temporal', 'exit 1');
    cli('old/temporal', '1.24.0');
    const recent = cli('recent/temporal', '1.28.0');
    const found = await find({ PATH: ['broken', 'old', 'recent'].map((name) => join(folder, name)).join(':') });
    expect(found).toEqual({ path: recent, how: 'on PATH' });
    expect(progress).toHaveLength(2);
    expect(progress[1]).toContain('older than 1.28');
  });

  it('is the cached one when none is on PATH', async () => {
    const cached = cli('cache/temporal-v1.5.1/temporal', '1.29.1');
    expect(await find({ PATH: folder })).toEqual({ path: cached, how: 'cached' });
  });

  it('is built with Go where it can be neither found nor downloaded, and then cached', async () => {
    script('go/go', '[ "$1" = version ] || { echo "temporalio/cli" >&2; /bin/cp "$0" "$GOBIN/temporal"; }');
    const built = await find(offline('go'));
    expect(built.how).toBe('built with Go');
    expect(existsSync(built.path)).toBe(true);
    expect(progress).toContain('building Temporal: temporalio/cli');
    expect(await find(offline('go'))).toEqual({ path: built.path, how: 'cached' });
  });

  it('is asked for in one sentence where there is no way to get it', async () => {
    await expect(find(offline('empty'))).rejects.toThrow(
      /^There is no Temporal server: .*could be downloaded.*Go is not installed.*LEVANTE_TEMPORAL/s,
    );
  });
});
