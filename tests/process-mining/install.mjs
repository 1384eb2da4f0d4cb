#!/usr/bin/env node
// A Python with pm4py for the test of process mining, in a virtual environment of its own in the cache folder, made once for each
// version of requirements.txt. With --where, only says where its Python is, and nothing where there is none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
const { LEVANTE_CACHE, XDG_CACHE_HOME } = process.env;
const cache = LEVANTE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'levante');
const environment = join(cache, `process-mining-${version}`);
const pythonIn = (folder) => join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** Made beside its place and moved there when it is whole; of two that make it at once, the first stays. */
function install() {
  process.stderr.write(`Installing pm4py into ${environment} (once, a minute or two) ...\n`);
  mkdirSync(cache, { recursive: true });
  const draft = `${environment}.${process.pid}`;
  process.once('exit', () => rmSync(draft, { recursive: true, force: true }));
  const python = pythonIn(draft);
  run('python3', ['-m', 'venv', draft]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '-r', requirements]);
  run(python, ['-c', 'import pm4py']);
  try {
    renameSync(draft, environment);
  } catch (error) {
    if (!existsSync(environment)) throw error;
  }
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (error || status !== 0) {
    process.stderr.write(
      `pm4py could not be installed: ${command} ${args.slice(0, 3).join(' ')} ${error ? error.message : `ended with ${status}`}. ` +
        'Python 3.11 or later with venv and pip is needed, and a package index that pip reaches; LEVANTE_WITHOUT_PYTHON=1 has .ci/run do without.\n',
    );
    process.exit(1);
  }
}

if (process.argv.includes('--where')) {
  if (existsSync(environment)) process.stdout.write(pythonIn(environment));
} else if (!existsSync(environment)) install();
