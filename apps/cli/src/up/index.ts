import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { startStack } from '#libs/stack';
import { configuration } from '../configuration.js';
import { Interrupted, listenForInterruption } from '../interruption.js';
import { peopleAtApi } from '../person-at-api.js';
import { say } from '../say.js';
import { showDemo } from './demo.js';
import { playHistory } from './history.js';
import { stepTeller } from './steps.js';
import { welcome } from './welcome.js';

/** How long a history that is interrupted may take to leave things in order. */
const HISTORY_ENDS_MS = 15_000;

interface Options {
  demo?: boolean;
  port?: number;
  data?: string;
}

/** Adds `up`: the whole product on this machine. */
export function upCommand(program: Command): void {
  program
    .command('up')
    .summary('start everything on this machine; Ctrl-C ends it')
    .description(
      'Start everything on this machine: PostgreSQL, Temporal, worker and API. Ctrl-C ends it all; a second start on the same data folder finds everything where it was.',
    )
    .option(
      '--demo',
      'also lodge sample declarations and do some of the work on them, so that there is something to look at and to do',
    )
    .option('--port <number>', 'port of the API (default: LEVANTE_PORT, else 3000)', portNumber)
    .option('--data <folder>', 'folder in which everything is kept (default: LEVANTE_DATA, else .levante)')
    .action(up);
}

async function up({ demo = false, port, data = configuration().data }: Options): Promise<void> {
  const began = Date.now();
  const stack = await startStack({ data, port, onStep: stepTeller(), processes: { api: true, worker: true } });
  say(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  const interruption = listenForInterruption();
  const people = peopleAtApi(stack.urls);
  let history: Promise<void> | undefined;
  const untilInterrupted = async (): Promise<never> => {
    if (demo) await showDemo(people, interruption.signal);
    process.stdout.write(welcome(stack));
    if (demo) history = playHistory(people, stack.urls.api, interruption.signal).catch(tellHistoryFailed);
    return interruption.interrupted;
  };
  try {
    await Promise.race([untilInterrupted(), interruption.interrupted]);
  } catch (error) {
    // That is how it is meant to end.
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    interruption.ignore();
    say('Ending all processes ...');
    // What is under way is finished, and settings are restored, while there is somebody who answers.
    await Promise.race([history, sleep(HISTORY_ENDS_MS, undefined, { ref: false })]);
    await stack.stop();
    say('Stopped.');
  }
}

/** The rest of the demo is there all the same. */
const tellHistoryFailed = (error: unknown): void =>
  say(`The history for the risk unit is not whole: ${error instanceof Error ? error.message : String(error)}`);

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('It is a number up to 65535.');
  return port;
}
