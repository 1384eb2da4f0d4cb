import type { Command } from 'commander';
import { StackError } from '#libs/stack';
import { archiveFiles, countToArchive, monthsBefore, openPool } from '#libs/store';
import { selectionOf } from '../export/selection.js';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';

interface ArchiveOptions {
  before?: string;
  dryRun?: boolean;
  json?: boolean;
  data?: string;
}

/** Thresholds, expected release times and integrity signals look back three months, unless told otherwise. */
const LEAST_MONTHS = 4;

/** Adds `archive`: what the worker does every hour by itself, now. */
export function archiveCommand(program: Command): void {
  program
    .command('archive')
    .summary('move the record of files that were closed long ago into the archive')
    .description(
      'Move the record of files that were closed long ago into the archive (docs/archive.md), as the worker does every hour. Whoever reads or acts on one recalls it.',
    )
    .option('--before <day>', 'files closed before this day or instant (UTC; default: LEVANTE_ARCHIVE_MONTHS ago)')
    .option('--dry-run', 'only count them')
    .option('--json', 'print one JSON object on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack (default: LEVANTE_DATA, else .levante)')
    .action(async ({ before: asked, dryRun = false, json = false, data }: ArchiveOptions) => {
      const day = asked === undefined ? undefined : dayIn(asked);
      const done = await withStack({ fresh: false, data, recorded: true }, async ({ config, signal }) => {
        const before = day ?? configured(config.archiveMonths);
        const pool = openPool(config.databaseUrl, { role: 'owner', connections: 1 });
        try {
          const moved = dryRun
            ? { files: await countToArchive(pool, before), events: null, bytes: null }
            : await archiveFiles(pool, before, { stopping: signal });
          return { before: before.toISOString(), dryRun, ...moved };
        } finally {
          await pool.end();
        }
      });
      if (json) process.stdout.write(`${JSON.stringify(done)}\n`);
      else
        say(
          dryRun
            ? `${done.files} files that were closed before ${done.before} would be archived.`
            : `${done.files} files that were closed before ${done.before} were archived, with ${done.events} events.`,
        );
    });
}

function configured(months: number | undefined): Date {
  if (months === undefined)
    throw new StackError('LEVANTE_ARCHIVE_MONTHS says never: say --before to archive all the same.');
  return monthsBefore(months, Date.now());
}

function dayIn(text: string): Date {
  const before = new Date(selectionOf({ to: text }).to ?? '');
  if (before > monthsBefore(LEAST_MONTHS, Date.now()))
    throw new StackError(
      `--before must lie ${LEAST_MONTHS} months back or more: thresholds and expected release times learn from what is more recent.`,
    );
  return before;
}
