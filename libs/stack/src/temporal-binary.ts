import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { waitForLock } from './lock.js';
import { StackError } from './stack-error.js';

const run = promisify(execFile);

/** Release of the Temporal CLI whose development server we use: Server 1.29. */
const release = 'v1.5.1';
/** Update-with-Start and eager start are on by default from this server on. */
const oldestServer = [1, 28] as const;
const downloadHost = 'https://temporal.download';
const compiler = 'go';
const executable = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

export interface TemporalSearch {
  /** Folder outside the checkout that later clones use too. */
  cache: string;
  /** Path that LEVANTE_TEMPORAL names, if it does. */
  named?: string;
  /** Hears what is being done, a line at a time: a build takes about four minutes on two cores. */
  onProgress: (line: string) => void;
  env?: NodeJS.ProcessEnv;
}

export interface TemporalBinary {
  path: string;
  how: 'named by LEVANTE_TEMPORAL' | 'on PATH' | 'cached' | 'downloaded' | 'built with Go';
}

/**
 * Finds a Temporal CLI with a development server, or gets one: named, on PATH, cached, downloaded, built with Go.
 *
 * @throws StackError saying what to do when there is none and none can be had
 */
export async function findTemporal(search: TemporalSearch): Promise<TemporalBinary> {
  const env = search.env ?? process.env;
  const { named } = search;
  if (named !== undefined) {
    const trouble = await whyUnfit(named);
    if (trouble === undefined) return { path: named, how: 'named by LEVANTE_TEMPORAL' };
    throw new StackError(`LEVANTE_TEMPORAL names ${named}, but ${trouble}.`);
  }
  const onPath = await fittingOnPath(env, search.onProgress);
  if (onPath !== undefined) return { path: onPath, how: 'on PATH' };
  const folder = join(search.cache, `temporal-${release}`);
  const cached = join(folder, executable);
  if (existsSync(cached)) return { path: cached, how: 'cached' };
  return get(folder, cached, env, search.onProgress);
}

async function get(
  folder: string,
  target: string,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<TemporalBinary> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StackError(
      `The cache folder ${folder} cannot be made (${reason(error)}): set LEVANTE_CACHE to one that can.`,
    );
  }
  const release = await waitForLock(join(folder, 'lock'), ({ pid }) => {
    onProgress(`another process (${pid}) is getting Temporal, waiting for it`);
  });
  // On the same file system as the target, so that what appears there is whole.
  const draft = mkdtempSync(join(folder, 'draft-'));
  try {
    if (existsSync(target)) return { path: target, how: 'cached' };
    const offline = await download(draft, target, env, onProgress);
    if (offline === undefined) return { path: target, how: 'downloaded' };
    onProgress(`no download (${offline}), trying Go`);
    const unbuilt = await build(draft, target, env, onProgress);
    if (unbuilt === undefined) return { path: target, how: 'built with Go' };
    throw new StackError(
      `There is no Temporal server: none on PATH, none could be downloaded (${offline}), none could be built (${unbuilt}); install the Temporal CLI (https://docs.temporal.io/cli) or Go (https://go.dev/dl), or set LEVANTE_TEMPORAL to the path of a Temporal CLI.`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
    release();
  }
}

async function fittingOnPath(env: NodeJS.ProcessEnv, onProgress: (line: string) => void): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, executable);
    if (folder === '' || !isExecutable(path)) continue;
    const trouble = await whyUnfit(path);
    if (trouble === undefined) return path;
    onProgress(`passing over ${path}: ${trouble}`);
  }
  return undefined;
}

async function whyUnfit(path: string): Promise<string | undefined> {
  if (!isExecutable(path)) return 'that is not an executable file';
  try {
    await run(path, ['server', 'start-dev', '--help'], { timeout: 20_000 });
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    const [, major, minor] = /Server (\d+)\.(\d+)/.exec(stdout) ?? [];
    const isRecent = Number(major) > oldestServer[0] || Number(minor) >= oldestServer[1];
    return isRecent ? undefined : `its server is older than ${oldestServer.join('.')} (${stdout.trim()})`;
  } catch (error) {
    return `it has no development server (${reason(error)})`;
  }
}

/** Lets the SDK download it, in a process of its own, since the SDK's downloader knows neither an end nor a way to stop it. */
async function download(
  draft: string,
  target: string,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string | undefined> {
  const viaProxy = env['HTTPS_PROXY'] ?? env['https_proxy'];
  if (!viaProxy) {
    try {
      await fetch(downloadHost, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    } catch (error) {
      return `${downloadHost} cannot be reached: ${reason(error)}`;
    }
  }
  onProgress(`downloading the Temporal CLI ${release}`);
  const require = createRequire(import.meta.url);
  const sdk = pathToFileURL(require.resolve('@temporalio/testing')).href;
  const script = `
    const [, sdk, version, downloadDir] = process.argv;
    const { TestWorkflowEnvironment } = await import(sdk);
    const executable = { type: 'cached-download', version, downloadDir };
    try {
      const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
      await environment.teardown();
    } catch (error) {
      console.error(error.message);
      process.exit(1);
    }`;
  try {
    const args = ['--input-type=module', '-e', script, sdk, release, draft];
    await run(process.execPath, args, { env, timeout: 180_000 });
    const file = readdirSync(draft).find((name) => isExecutable(join(draft, name)));
    if (file === undefined) return 'the SDK left no executable file';
    renameSync(join(draft, file), target);
    return undefined;
  } catch (error) {
    return `the SDK's download failed: ${reason(error)}`;
  }
}

async function build(
  draft: string,
  target: string,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string | undefined> {
  try {
    await run(compiler, ['version'], { env });
  } catch {
    return 'Go is not installed';
  }
  onProgress(`building the Temporal CLI ${release} with Go: about four minutes, once`);
  const source = `github.com/temporalio/cli/cmd/temporal@${release}`;
  const go = spawn(compiler, ['install', '-v', source], {
    env: { ...env, GOBIN: draft },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    go.once('error', () => resolve(null));
    go.once('close', resolve);
  });
  let said = '';
  for await (const line of createInterface({ input: go.stderr })) {
    said = line;
    onProgress(`building Temporal: ${line}`);
  }
  if ((await ended) !== 0) return `go install failed: ${said}`;
  renameSync(join(draft, executable), target);
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The innermost cause in one line: `fetch failed` alone says nothing. */
function reason(error: unknown): string {
  const { cause, code, message } = error as { cause?: unknown; code?: string; message?: string };
  if (typeof cause === 'object' && cause !== null) return reason(cause);
  return message?.trim().split('\n').at(-1) || code || String(error);
}
