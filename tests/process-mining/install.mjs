#!/usr/bin/env node
// A Python with pm4py for the test of process mining, in a virtual environment of its own in the cache folder, made once for each
// version of requirements.txt. With --where, only says where its Python is, and nothing where there is none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
const { LEVANTE_CACHE, XDG_CACHE_HOME } = process.env;
const cache = LEVANTE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'levante');
const environment = join(cache, `process-mining-${version}`);
const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const complete = join(environment, 'complete');

/** A virtual environment names itself in its files, so that it is made in its place, and marked when it is whole. */
function install() {
  process.stderr.write(`Installing pm4py into ${environment} (once, a minute or two) ...\n`);
  mkdirSync(cache, { recursive: true });
  // What a process that died, or one that is at it now, has there is out of the way; whoever is second makes it anew.
  if (existsSync(environment)) renameSync(environment, `${environment}.${process.pid}.old`);
  rmSync(`${environment}.${process.pid}.old`, { recursive: true, force: true });
  run('python3', ['-m', 'venv', environment]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '-r', requirements]);
  run(python, ['-c', 'import pm4py']);
  writeFileSync(complete, '');
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
  if (existsSync(complete)) process.stdout.write(python);
} else if (!existsSync(complete)) install();
