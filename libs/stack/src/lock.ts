import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

/** Releases a lock that was taken. */
export type Release = () => void;

/**
 * Takes the lock file for this process, also from a holder that no longer runs.
 *
 * @returns how to release it, or the holder that keeps it
 */
export function takeLock(file: string): Release | ProcessIdentity {
  const self = identify(process.pid);
  if (self === undefined) throw new Error('This process cannot identify itself.');
  const mine = JSON.stringify(self);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (link(draft, file)) return () => release(file, mine);
      const seen = read(file);
      if (seen === undefined) continue;
      const holder = parse(seen);
      if (holder !== undefined && isRunning(holder)) return holder;
      setAside(file, seen);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Waits until the lock is ours; `onWait` hears once who is being waited for. */
export async function waitForLock(file: string, onWait: (holder: ProcessIdentity) => void): Promise<Release> {
  let told = false;
  for (;;) {
    const taken = takeLock(file);
    if (typeof taken === 'function') return taken;
    if (!told) onWait(taken);
    told = true;
    await sleep(500);
  }
}

/** A hard link either appears whole or not at all, and never replaces a file. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock away, unless another process took it over since we looked: then that one gets it back. */
function setAside(file: string, seen: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== seen) link(aside, file);
  rmSync(aside, { force: true });
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(text) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
