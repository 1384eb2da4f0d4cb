import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startChild } from './child.js';
import type { Child, OnChange } from './child.js';
import { makeOwnFolder, postgresHome } from './postgres-home.js';
import type { PostgresHome } from './postgres-home.js';
import { commandOf, endProcess, identify } from './process-identity.js';
import { StackError } from './stack-error.js';

const run = promisify(execFile);
const superuser = 'levante';
const database = 'levante';

export interface PostgresOptions {
  /** The data folder; the cluster, its password and its log live in it. */
  data: string;
  port: number;
  logFile: string;
  onChange?: OnChange;
}

export interface Postgres {
  child: Child;
  /** URL of the database `levante` for its owner, who is superuser of the cluster. */
  url: string;
}

/**
 * Starts the embedded PostgreSQL on its cluster, which is made at the first start. It listens on 127.0.0.1 only, asks for a
 * password (random, kept in the data folder with mode 0600), and writes every commit to the disk before it answers.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const home = postgresHome(options.data);
  const password = keptPassword(options.data, existsSync(home.cluster));
  if (!existsSync(home.cluster)) await makeCluster(home, password);
  const address = `postgresql://${superuser}:${password}@127.0.0.1:${options.port}`;
  const child = await startChild(
    {
      name: 'PostgreSQL',
      command: home.postgres,
      args: ['-D', home.cluster, ...settings(options.port)],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      ...home.owner,
      logFile: options.logFile,
      // "Fast shutdown": sessions are ended and everything is written; SIGTERM would wait for clients to leave.
      stopSignal: 'SIGINT',
      stopWithinMs: 20_000,
      // Recovery after a kill replays at most the last five minutes of writes.
      readyWithinMs: 60_000,
      // Its sessions outlive a killed server by some milliseconds, and hold its shared memory.
      passingTrouble: /shared memory block .* is still in use|could not bind/,
      prepare: () => clearWay(home.cluster),
      isReady: () => databaseAnswers(`${address}/postgres`),
    },
    options.onChange ?? (() => undefined),
  );
  try {
    await createDatabase(`${address}/postgres`);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url: `${address}/${database}` };
}

function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    // Socket paths are limited to about 100 bytes, and a data folder may lie deeper.
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: 200,
    fsync: 'on',
    synchronous_commit: 'on',
    // Our queries are short: compiling them takes longer than running them.
    jit: 'off',
    // Solid-state disks find a page anywhere about as fast as the next one.
    random_page_cost: 1.1,
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function keptPassword(data: string, clusterExists: boolean): string {
  const file = join(data, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (clusterExists)
    throw new StackError(
      `The PostgreSQL cluster in ${data} has lost its password file ${file}: put it back from a backup.`,
    );
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Under another name first, so that a cluster that exists is whole. */
async function makeCluster(home: PostgresHome, password: string): Promise<void> {
  const draft = `${home.cluster}.partial`;
  makeOwnFolder(draft, home.owner);
  const passwordFile = `${home.cluster}.initial-password`;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
    // The built-in locale sorts by code point everywhere alike, whatever locales the machine has.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`];
    await run(home.initdb, [`--pgdata=${draft}`, ...access, ...locale], {
      ...home.owner,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(error);
    throw new StackError(`The PostgreSQL cluster in ${home.cluster} could not be made: ${said}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, home.cluster);
}

/**
 * Ends a server that an earlier, killed launcher left on this cluster, and removes the `postmaster.pid` of one that is gone:
 * PostgreSQL itself refuses to start when another process happens to have got the id written there.
 */
async function clearWay(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const left = Number.isInteger(pid) && pid > 0 ? identify(pid) : undefined;
  if (left !== undefined && commandOf(pid).includes(cluster)) await endProcess(left, 'SIGINT', 10_000);
  rmSync(file, { force: true });
}

/** Whether this database lets us in. */
export async function databaseAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
