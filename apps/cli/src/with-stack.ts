import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#libs/config';
import { findRunningStack, StackError, startStack, type RunningStack, type Stack, type StackUrls } from '#libs/stack';
import { configuration } from './configuration.js';
import { listenForInterruption } from './interruption.js';
import { peopleAtApi, type PeopleAtApi } from './person-at-api.js';
import { say } from './say.js';

/** A stack that a command works with: one that runs, or one of the command's own. */
export interface StackAtHand extends PeopleAtApi {
  /** Whether it was started for this command, and goes with it. */
  fresh: boolean;
  data: string;
  urls: StackUrls;
  /** What a process of this stack finds in its environment. */
  env: Record<string, string>;
  /** For connections of one's own: `connectTemporal(config)`, `openPool(config.databaseUrl)`. */
  config: Config & { databaseUrl: string };
  /** Its processes, to be killed and started again, where it is this command's own. */
  children?: Stack['children'];
  /** Aborted at Ctrl-C. */
  signal: AbortSignal;
}

export interface StackWanted {
  /** Insists on a stack of one's own, in a temporary folder on free ports. */
  fresh: boolean;
  /** Data folder of the running stack; the configured one unless told. */
  data?: string;
  /** Where no stack runs on a data folder that has been used: start that one, instead of an empty one in a temporary folder. */
  recorded?: boolean;
  /** Hears each step of a start; on standard error unless told. */
  onStep?: (step: string) => void;
}

/**
 * Does some work with the running stack of the data folder, or with a temporary one that is taken down again whatever happens,
 * Ctrl-C included.
 *
 * @throws StackError when no stack can be started; Interrupted at Ctrl-C, once everything is down
 */
export async function withStack<Result>(
  { fresh, data = configuration().data, recorded = false, onStep = (step) => say(`${step} ...`) }: StackWanted,
  work: (at: StackAtHand) => Promise<Result>,
): Promise<Result> {
  const running = fresh ? undefined : await findRunningStack(data);
  if (running) return workOn(running, work);
  const isUsed = !fresh && recorded && existsSync(join(data, 'stack.json'));
  return workOnOwn(onStep, isUsed ? data : undefined, work);
}

/**
 * The stack that runs on the data folder; the configured one unless told.
 *
 * @throws StackError when none does
 */
export async function runningStack(data = configuration().data): Promise<RunningStack> {
  const running = await findRunningStack(data);
  if (running) return running;
  throw new StackError(`No stack runs on the data folder ${data}: start one with \`npm start\`.`);
}

async function workOn<Result>(
  stack: RunningStack | Stack,
  work: (at: StackAtHand) => Promise<Result>,
  children?: Stack['children'],
): Promise<Result> {
  const { data, urls, env } = stack;
  const interruption = listenForInterruption();
  const config = { ...configuration(env), databaseUrl: urls.database };
  const fresh = children !== undefined;
  try {
    const at = { ...peopleAtApi(urls), fresh, data, urls, env, config, children, signal: interruption.signal };
    return await Promise.race([work(at), interruption.interrupted]);
  } finally {
    interruption.ignore();
  }
}

/** On a stack of the command's own: in a temporary folder, or on a data folder that is used and rests. */
async function workOnOwn<Result>(
  onStep: (step: string) => void,
  data: string | undefined,
  work: (at: StackAtHand) => Promise<Result>,
): Promise<Result> {
  // A signal during the start ends this process, and with it (the watchdog sees to that) all that it has started.
  const stack = await startStack({ data, port: 0, onStep, processes: { api: true, worker: true } });
  try {
    return await workOn(stack, work, stack.children);
  } finally {
    onStep(data === undefined ? 'Taking the temporary stack down' : `Stopping what was started on ${data}`);
    await stack.stop();
  }
}
