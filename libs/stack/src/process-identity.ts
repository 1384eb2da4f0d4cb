import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as it can be recognised later: process ids are reused, the moment of birth is not. */
export interface ProcessIdentity {
  pid: number;
  born: string;
}

/**
 * Tells which process has this id now.
 *
 * @returns undefined when there is none, or only what is left of one until its parent asks (a zombie)
 */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!exists(pid)) return undefined;
  const born = existsSync('/proc/self/stat') ? bornByProc(pid) : bornByPs(pid);
  return born === undefined ? undefined : { pid, born };
}

/** Whether the process that was identified is still the one running under that id. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.born === identity.born;
}

/** The command line of a process, arguments joined by blanks, or an empty string. */
export function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/stat')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Ends a process that is not our child: asks with `signal`, and kills it when it is still there after `graceMs`. */
export async function endProcess(identity: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  send(identity, signal);
  while (isRunning(identity) && Date.now() < deadline) await sleep(50);
  send(identity, 'SIGKILL');
  while (isRunning(identity)) await sleep(50);
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isRunning(identity)) process.kill(identity.pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fields 3 (state) and 22 (start, in ticks since boot) of proc(5) `stat`; field 2 may itself hold blanks and parentheses. */
function bornByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${bootId()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function bornByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
