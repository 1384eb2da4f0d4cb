import { accessSync, constants } from 'node:fs';
import type { Command } from 'commander';
import { StackError } from '#libs/stack';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';
import type { LodgeResult } from './entry.js';
import { lodge } from './lodge.js';
import { Tally } from './tally.js';

interface Options {
  as: string;
  json?: boolean;
  data?: string;
  fresh?: boolean;
}

/** Adds `lodge`: sends declarations from files. */
export function lodgeCommand(program: Command): void {
  program
    .command('lodge')
    .summary('lodge declarations from files: WCO XML, JSON, NDJSON, CSV')
    .description('Lodge declarations from files. Sending the same again is harmless.')
    .argument('<file...>', 'files; - is standard input')
    .option('--as <person>', 'demo person who lodges', 'gateway')
    .option('--json', 'print one JSON object a line for each declaration on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .option('--fresh', 'on a temporary stack, whether or not one runs')
    .addHelpText(
      'after',
      `
The name says the format (.xml .json .ndjson .jsonl .csv), else the beginning of the content does:

  XML     one WCO Declaration, or an amendment or cancellation of one (sent last, whatever the order of the files)
  JSON    one declaration in the product's own form, or an array of them
  NDJSON  one such declaration a line, of any number
  CSV     rows in the columns of the Customs Declaration Datasets, of any number

Each declaration comes to one of:

  accepted  taken now; of an amendment or cancellation: carried out
  replayed  had been lodged before
  rejected  refused for the reasons named, each with its place in what was sent
  failed    no answer after several attempts, or the person may not lodge it (for this declarant)

The exit code is 0 where nothing failed.`,
    )
    .action((files: string[], options: Options) => run(files, options));
}

async function run(files: string[], { as: person, json, data, fresh = false }: Options): Promise<void> {
  for (const file of files) mustBeReadable(file);
  const tally = new Tally();
  await withStack({ fresh, data }, async (at) => {
    if (at.fresh) say('Lodging on a temporary stack: what is lodged goes with it.');
    // Before anything is sent: an unknown person is one clear sentence.
    await at.token(person);
    for await (const result of lodge({ people: at, person }, files)) {
      tally.add(result);
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : told(result));
      if (!process.stdout.isTTY && tally.isDue(5_000)) say(`${tally.told()} ...`);
      if (at.signal.aborted) return;
    }
  });
  say(`${tally.told()}.`);
  if (!tally.isGood) process.exitCode = 1;
}

function mustBeReadable(file: string): void {
  if (file === '-') return;
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new StackError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** A line of the table, and below it all that is wrong. */
function told({ file, line, item, status, mrn, lane, declarationStatus, code, detail, errors }: LodgeResult): string {
  const place = [file, line ?? item].filter((part) => part !== undefined).join(':');
  const columns = [
    status.padEnd(8),
    (mrn ?? '-').padEnd(18),
    (lane ?? '-').padEnd(6),
    (declarationStatus ?? '-').padEnd(9),
    place,
  ];
  const why = errors.map((error) => {
    const where =
      error.line === undefined ? '' : `line ${error.line}${error.column ? `, column ${error.column}` : ''}: `;
    return `         ${where}${[error.path, error.message].filter(Boolean).join(' ')} [${error.code}]\n`;
  });
  const refusal = code && errors.length === 0 ? `         ${detail ?? ''} [${code}]\n` : '';
  return `${columns.join('  ')}\n${refusal}${why.join('')}`;
}
