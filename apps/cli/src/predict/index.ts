import { InvalidArgumentError, type Command } from 'commander';
import { demoOffices } from '#libs/calendar';
import {
  backtest,
  clocksOf,
  plainClock,
  syntheticHistory,
  syntheticOutages,
  type Backtested,
  type Out,
  type Past,
  type Quality,
  type Queued,
} from '#libs/prediction';
import type { Office } from '#libs/domain';
import { openPool, organisationReader, releasedHistory } from '#libs/store';
import { rounded } from '../bench/sample.js';
import { runningStack } from '../with-stack.js';

interface Options {
  recorded?: true;
  days: number;
  history: number;
  perDay: number;
  seed: number;
  plain?: true;
  traits?: true;
  outages?: true;
  unrecorded?: true;
  json?: true;
}

interface History {
  past: Past[];
  queued: Queued[];
  offices: Office[];
  outages: Out[];
  until: number;
}

const DAY = 86_400_000;
/** What is open at the end of a record is not in it: stays that begin so shortly before are not judged. */
const TAIL_DAYS = 21;

/** Adds `predict`: measures expected release times, apart from any stack or on what one has recorded. */
export function predictCommand(program: Command): void {
  program
    .command('predict')
    .summary('measure expected release times')
    .command('backtest')
    .summary('what expected release times would have been worth')
    .description(
      'Tell the release of past declarations by what had been released before, week by week, and print how often the 80 % interval held.',
    )
    .option('--recorded', 'of what the running stack has recorded, instead of a synthetic history')
    .option('--days <n>', 'days of history', whole, 120)
    .option('--history <n>', 'days from which each model learns', whole, 60)
    .option('--per-day <n>', 'synthetic: declarations of a usual day', whole, 150)
    .option('--seed <n>', 'seed of the synthetic history and of the moments asked', whole, 1)
    .option('--traits', 'synthetic: authorised operators and means of transport differ')
    .option('--outages', 'synthetic: offices are out now and then')
    .option('--unrecorded', 'take no outage out of the times, as if none had been recorded')
    .option('--plain', 'measure all waits in plain time, not in the opening time of offices')
    .option('--json', 'print JSON on standard output and nothing else')
    .action((options: Options) => run(options));
}

async function run(options: Options): Promise<void> {
  const { past, queued, offices, outages, until } = options.recorded ? await recorded(options) : synthetic(options);
  const clockOf = options.plain ? () => plainClock : clocksOf(new Map(offices.map((office) => [office.code, office])));
  const { history: historyDays, seed } = options;
  const known = options.unrecorded ? [] : outages;
  const results = backtest(past, queued, clockOf, { everyDays: 7, historyDays, seed, outages: known }, until);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ declarations: past.length, results })}\n`
      : `${past.length} declarations that were held\n${tableOf(results)}`,
  );
}

function synthetic({ days, perDay, seed, traits, ...options }: Options): History {
  const offices = demoOffices.filter(({ code }) => ['COBOG', 'COBUN', 'COCTG'].includes(code));
  const from = Date.parse('2026-01-05T00:00:00.000Z');
  const span = { offices, from, days: days + TAIL_DAYS, seed };
  const outages = options.outages ? syntheticOutages(span) : [];
  const past = syntheticHistory({ ...span, perDay, apart: traits === true, outages });
  return { past, queued: past.flatMap(queuedOf), offices, outages, until: from + days * DAY };
}

const queuedOf = ({ office, perishable, holds }: Past): Queued[] =>
  holds.map((hold) => ({ office, perishable, ...hold }));

async function recorded({ days }: Options): Promise<History> {
  const { urls } = await runningStack();
  const pool = openPool(urls.database, { role: 'owner', connections: 1 });
  try {
    const now = Date.now();
    const { past, queued, outages } = await releasedHistory(pool, now - days * DAY, now);
    const { offices } = await organisationReader(pool)();
    return { past, queued, offices: [...offices.values()], outages, until: now - TAIL_DAYS * DAY };
  } finally {
    await pool.end();
  }
}

/** One line for each audience, moment and kind of wait. */
function tableOf(results: Backtested[]): string {
  const lines = results.flatMap(({ audience, asked, all, answered, byOpen }) => [
    line(`${audience}, ${asked}`, all, `${(answered * 100).toFixed(1)} % answered`),
    ...Object.entries(byOpen)
      .filter(([, { n }]) => n >= 50)
      .sort(([, a], [, b]) => b.n - a.n)
      .map(([open, quality]) => line(`  ${open}`, quality, '')),
  ]);
  return [['', 'n', 'covered', '95 % interval', 'width h', 'error h', 'pinball h'], ...lines]
    .map(([name = '', ...cells]) => `${name.padEnd(34)}${cells.map((cell) => ` ${cell.padStart(14)}`).join('')}\n`)
    .join('');
}

function line(name: string, { n, covered, coveredFrom, coveredTo, ...rest }: Quality, more: string): string[] {
  const share = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  const hours = (seconds: number | null) => (seconds === null ? '-' : String(rounded(seconds / 3600)));
  const { medianWidth, medianError, pinball } = rest;
  const figures = [medianWidth, medianError, pinball].map(hours);
  return [name, String(n), share(covered), `${share(coveredFrom)}-${share(coveredTo)}`, ...figures, more];
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}
