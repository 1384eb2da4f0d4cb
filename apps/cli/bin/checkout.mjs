// What a fresh clone needs before anything of it can run. Plain JavaScript on Node alone: nothing is installed yet.
// Everything is said on standard error, since `--json` commands own standard output.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const oldestNode = [20, 19];
const sources = ['apps', 'workflows', 'activities', 'libs'];
const stamp = join(root, 'dist', '.built');

/** Loads a module of the build, named as its source is. */
export function built(path) {
  return import(pathToFileURL(join(root, 'dist', path)).href);
}

/** Something the person at the keyboard can put right; its message is the whole story. */
export class NotReady extends Error {}

export function say(sentence) {
  process.stderr.write(`levante: ${sentence}\n`);
}

/** Runs a command of this folder, and prints a NotReady as the one sentence that it is. */
export async function run(command) {
  endWithNpm();
  try {
    await command();
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * npm passes SIGTERM to a shell that passes it to nobody, and SIGKILL to no one at all: when the shell or the npm above it is gone,
 * we were meant.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = above();
  const watch = setInterval(() => {
    if (above() === atStart) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    // Not Linux; our own parent is still watched.
    return '';
  }
}

/** Installs dependencies and builds, where either is missing or older than what it is made from. */
export async function makeReady() {
  checkNode();
  if (isInstalled() && isBuilt()) return;
  const release = await lock();
  try {
    // Looked at again: whoever held the lock may have done it.
    if (!isInstalled()) install();
    if (!isBuilt()) build();
  } finally {
    release();
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isRecent = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isRecent)
    throw new NotReady(`Levante needs Node ${oldestNode.join('.')} or later, and this is ${process.versions.node}.`);
}

/**
 * Whether node_modules holds what the lock file says. Times alone do not tell, since `npm install` writes both: when the lock file
 * is the newer one, the two are compared entry by entry.
 */
function isInstalled() {
  const lockFile = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (statSync(lockFile).mtimeMs <= statSync(installed).mtimeMs) return true;
  const wanted = readPackages(lockFile);
  const present = readPackages(installed);
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      present[path]?.version === entry.version ||
      ((entry.optional || entry.devOptional) && !present[path]),
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function install() {
  say('installing dependencies (once, about a minute) ...');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The dependencies could not be installed');
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function build() {
  say('building (about half a minute) ...');
  const before = fingerprint();
  rmSync(stamp, { force: true });
  npm(['run', '--silent', 'build'], 'The build failed');
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, before);
  } catch (error) {
    throw new NotReady(`The build cannot be written to ${join(root, 'dist')} (${error.code}).`);
  }
}

/** Changes whenever a file that the build is made from is added, removed or written. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const folder of sources)
    for (const file of readdirSync(join(root, folder), { recursive: true }).sort()) files.push(join(folder, file));
  for (const file of files) {
    const isSource = /\.(tsx?|mts|sql|json|yaml|html|css|svg)$/.test(file) && !/\.(spec|test)\.ts$/.test(file);
    if (!isSource) continue;
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** npm's own output goes to standard error. */
function npm(args, failure) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) throw new NotReady(`${failure}: npm could not be started (${error.message}).`);
  if (status !== 0)
    throw new NotReady(`${failure}: npm ${args.join(' ')} ended with ${status}; what it said is above.`);
}

/** One install or build of this checkout at a time. The lock lies outside it: before the install there is nowhere inside. */
async function lock() {
  const file = join(tmpdir(), `levante-build-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    for (let told = false; ;) {
      try {
        // A hard link appears whole or not at all.
        linkSync(draft, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder === undefined) {
        rmSync(file, { force: true });
        continue;
      }
      if (!told) say(`process ${holder} is building this checkout; waiting for it ...`);
      told = true;
      await sleep(500);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    // Longer than any build: the id has been given to another process since.
    return Date.now() - statSync(file).mtimeMs > 30 * 60_000 ? undefined : pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}
