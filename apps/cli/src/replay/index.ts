import { InvalidArgumentError, type Command } from 'commander';
import { senderTo } from '../bench/sender.js';
import { mustBeReadable, wholeOf } from '../risk/work.js';
import { say } from '../say.js';
import { StackError } from '#libs/stack';
import { withStack, type StackAtHand } from '../with-stack.js';
import { counterAt } from './counter.js';
import { play, type Plan } from './play.js';
import { riskUnit } from './risk-unit.js';
import { rowsOf } from './rows.js';
import { Tally } from './tally.js';
import { progressLine, summaryTable } from './told.js';

interface Options extends Plan {
  limit?: number;
  office?: string;
  json?: true;
  data?: string;
  fresh?: boolean;
}

const TOLD_EVERY_MS = 5_000;
const TOLD_ROWS = 10;

/** Adds `replay`: plays labelled declarations through the running system. */
export function replayCommand(program: Command): void {
  program
    .command('replay')
    .summary('lodge labelled declarations, inspect by their labels, and watch targeting learn')
    .description('Lodge labelled declarations, inspect by their labels, and watch targeting learn.')
    .argument('<file>', 'CSV in the columns of the Customs Declaration Datasets, with Fraud and Critical Fraud')
    .option('--rate <n>', 'rows lodged a second, at most', positive, 200)
    .option('--limit <n>', 'rows of the file, at most', wholeOf)
    .option('--learn <n>', 'rows until which everything is inspected', wholeOf, 2000)
    .option('--inspect <share>', 'share of the rows that can be inspected after that', shareOf, 0.1)
    .option('--train-every <n>', 'results after which models are trained; 0: never', wholeOf, 500)
    .option('--office <code>', 'lodge all rows at this office, and change the settings of no other')
    .option('--json', 'print one JSON object on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .option('--fresh', 'on a temporary stack, whether or not one runs')
    .addHelpText(
      'after',
      `
Rows are lodged in the order of the file. Demo people do every task: a control finds what the row's labels say. The risk unit's demo
people change the settings of selection meanwhile (and restore them at the end, also at Ctrl-C), have models trained, promote by two
what the system proposes, and set thresholds. An office that followed the defaults has settings of its own afterwards, equal to
them; models stay in force. A model brought from elsewhere knows no statistics here: until they have grown and thresholds follow, it
inspects more than asked, and finds less. Sending the same file again is harmless: rows go on where they stand.

On the published data a model that learnt from 1,000 rows is not surely better than chance, and so is not proposed; with 2,000 it is.

Precision is the share of the inspections that found something. The rules in force select too: what they found is told apart.
The exit code is 0 where every row was lodged, or rejected for a reason, and worked on to the end.`,
    )
    .action((file: string, options: Options) => replay(file, options));
}

async function replay(file: string, { limit = Infinity, office, json, data, fresh = false, ...plan }: Options) {
  mustBeReadable([file]);
  await mustHaveRows(file);
  const tally = new Tally();
  const rows = rowsOf(file, limit, office);
  const going: Promise<unknown>[] = [];
  try {
    await withStack({ fresh, data }, async (at) => {
      if (at.fresh) say('Replaying on a temporary stack: what is lodged goes with it.');
      const isOver = () => at.fresh && at.signal.aborted;
      const playing = playAt(at, rows, plan, office, tally, isOver);
      if (!at.fresh) going.push(playing.catch((error: unknown) => at.signal.aborted && console.error(error)));
      await playing;
    });
  } finally {
    // At Ctrl-C, on a stack that goes on running, what is under way is finished and settings are restored before we go.
    await Promise.all(going);
    const summary = tally.summary();
    if (summary.rows > 0) process.stdout.write(json ? `${JSON.stringify(summary)}\n` : summaryTable(summary));
    if (summary.failed > 0) process.exitCode = 1;
  }
}

/** Before anything is changed. @throws StackError for a file without these columns, or without a row */
async function mustHaveRows(file: string): Promise<void> {
  const rows = rowsOf(file, 2);
  const [first, second] = [await rows.next(), await rows.next()];
  if (first.done) throw new StackError(`${file} has no rows.`);
  // A header that lacks columns gives one refused row, and nothing else.
  if ('why' in first.value && second.done) throw new StackError(`${file} cannot be replayed: ${first.value.why}.`);
}

async function playAt(
  at: StackAtHand,
  rows: ReturnType<typeof rowsOf>,
  plan: Plan,
  office: string | undefined,
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  const sender = senderTo(at.urls.api);
  const tell = (sentence: string) => {
    // What fails while the stack goes down is no news.
    if (!isOver()) say(sentence);
  };
  let refused = 0;
  const tellRow = (line: number, why: string) => {
    if (++refused <= TOLD_ROWS) tell(`line ${line}: ${why}`);
    else if (refused === TOLD_ROWS + 1) tell('More rows are not told one by one.');
  };
  const telling = setInterval(() => tell(progressLine(tally.summary(), tally.lastInspections())), TOLD_EVERY_MS);
  try {
    const counter = counterAt(sender, at.token, isOver);
    const unit = await riskUnit(counter, office);
    await play(rows, plan, { counter, unit, tally }, { tell, tellRow }, at.signal);
  } finally {
    clearInterval(telling);
    sender.close();
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number < Infinity))
    throw new InvalidArgumentError('It is a number above 0.');
  return number;
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share <= 1))
    throw new InvalidArgumentError('It is a share above 0, at most 1.');
  return share;
}
