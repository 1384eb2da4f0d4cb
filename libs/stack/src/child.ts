import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';
import { StackError } from './stack-error.js';

/** How to run one process of the stack. */
export interface ChildPlan {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  logFile: string;
  /** The signal that asks it to end in good order. */
  stopSignal: NodeJS.Signals;
  /** How long it may take to end before it is killed. */
  stopWithinMs: number;
  /** How long it may take until it serves. */
  readyWithinMs: number;
  /** Clears the way before each start: stale files, leftovers of a crash. */
  prepare?: () => Promise<unknown>;
  /** What the end of its log says when another attempt in a moment will succeed. */
  passingTrouble?: RegExp;
  /** Whether it serves yet; asked again until it does. */
  isReady: () => Promise<boolean>;
}

/** One running process of the stack. */
export interface Child {
  readonly name: string;
  /** Its process id, or undefined while it does not run. */
  readonly pid: () => number | undefined;
  readonly identity: () => ProcessIdentity | undefined;
  /** Ends it without warning (SIGKILL) and waits until it is gone. */
  readonly kill9: () => Promise<void>;
  /** Ends it in good order where it still runs, starts it anew, and waits until it serves. */
  readonly restart: () => Promise<void>;
  /** Ends it in good order, by force when that takes too long. It is not started again. */
  readonly stop: () => Promise<void>;
  /** Whether it is started again when it ends unasked. On from the start; a drill turns it off to choose the moment itself. */
  readonly supervise: (on: boolean) => void;
}

/** Hears which process runs now, or that none does. */
export type OnChange = (now: ProcessIdentity | undefined) => void;

const firstPauseMs = 200;
const longestPauseMs = 10_000;
const logBytes = 16 * 1024 * 1024;

/**
 * Starts a process and keeps it running.
 *
 * @param onChange hears whenever the process has started (which it is now) or ended (undefined)
 * @throws StackError with the end of its log when it does not come to serve
 */
export async function startChild(plan: ChildPlan, onChange: OnChange): Promise<Child> {
  let running: ChildProcess | undefined;
  let born: ProcessIdentity | undefined;
  let supervised = true;
  let wanted = true;
  let launching = false;
  let pauseMs = firstPauseMs;
  let revival: NodeJS.Timeout | undefined;
  // Starts, restarts and stops come one after another, whoever asks: a person, the supervisor, a drill.
  let turn: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const launch = async (): Promise<void> => {
    const deadline = Date.now() + plan.readyWithinMs;
    for (;;) {
      try {
        await launchOnce(deadline);
        return;
      } catch (error) {
        if (running !== undefined || !wanted || Date.now() > deadline) throw error;
        if (plan.passingTrouble?.test(lastWords(plan)) !== true) throw error;
        await sleep(firstPauseMs);
      }
    }
  };

  const launchOnce = async (deadline: number): Promise<void> => {
    await plan.prepare?.();
    const child = await spawnToLog(plan);
    running = child;
    born = child.pid === undefined ? undefined : identify(child.pid);
    child.once('exit', () => {
      running = undefined;
      born = undefined;
      onChange(undefined);
      if (!launching) reviveLater();
    });
    launching = true;
    onChange(born);
    try {
      await untilReady(plan, deadline, () => running === child);
    } finally {
      launching = false;
    }
    pauseMs = firstPauseMs;
  };

  const reviveLater = (): void => {
    if (revival !== undefined || !wanted || !supervised) return;
    revival = setTimeout(() => {
      revival = undefined;
      void inTurn(revive);
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  const revive = async (): Promise<void> => {
    if (!wanted || !supervised || running !== undefined) return;
    try {
      await launch();
    } catch {
      await end('SIGKILL', 0);
      reviveLater();
    }
  };

  const end = async (signal: NodeJS.Signals, graceMs: number): Promise<void> => {
    const child = running;
    if (child === undefined) return;
    child.ref();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  };

  const stop = async (): Promise<void> => {
    wanted = false;
    clearTimeout(revival);
    revival = undefined;
    await end(plan.stopSignal, plan.stopWithinMs);
  };

  try {
    await inTurn(launch);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: plan.name,
    pid: () => running?.pid,
    identity: () => born,
    kill9: () => end('SIGKILL', 0),
    restart: () =>
      inTurn(async () => {
        await stop();
        wanted = true;
        try {
          await launch();
        } catch (error) {
          reviveLater();
          throw error;
        }
      }),
    stop: async () => {
      // At once, so that a start in progress fails instead of making us wait for it.
      await stop();
      await inTurn(stop);
    },
    supervise: (on) => {
      supervised = on;
      if (on && wanted && running === undefined) reviveLater();
    },
  };
}

/** In a session of its own, so that Ctrl-C reaches the launcher alone, which then ends all in order. */
async function spawnToLog(plan: ChildPlan): Promise<ChildProcess> {
  const log = openLog(plan.logFile);
  try {
    const child = spawn(plan.command, plan.args, {
      env: plan.env ?? process.env,
      uid: plan.uid,
      gid: plan.gid,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => reject(new StackError(`${plan.name} could not be started: ${error.message}.`)));
    });
    // Who must not end before it does has to see to that: a test that forgets a server would keep Jest from ending.
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** One generation of an old log is kept, so logs cannot fill the disk over many starts. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > logBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

async function untilReady(plan: ChildPlan, deadline: number, isRunning: () => boolean): Promise<void> {
  while (!(await plan.isReady())) {
    if (!isRunning()) throw new StackError(`${plan.name} ended while starting; see ${plan.logFile}${lastWords(plan)}`);
    if (Date.now() > deadline)
      throw new StackError(
        `${plan.name} did not serve within ${plan.readyWithinMs / 1000} s; see ${plan.logFile}${lastWords(plan)}`,
      );
    await sleep(50);
  }
}

/** The last lines of its log that may say why, without where in the code. */
function lastWords(plan: ChildPlan): string {
  const noise = /^\s*$|^\s+at |^Node\.js v/;
  const lines = readFileSync(plan.logFile, 'utf8')
    .split('\n')
    .filter((line) => !noise.test(line))
    .slice(-8);
  return lines.map((line) => `\n  ${line.slice(0, 300)}`).join('');
}
