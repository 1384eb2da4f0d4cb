import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { Argument, InvalidArgumentError, type Command } from 'commander';
import type { RetentionAct } from '#libs/domain';
import { monthsBefore, monthsToRemove, openPool, removeMonth, type MonthToRemove } from '#libs/store';
import { counted, say } from '../say.js';
import { withStack } from '../with-stack.js';

type What = 'reads' | 'archived';

interface RetainOptions {
  months?: number;
  export?: string;
  by: string;
  dryRun?: boolean;
  json?: boolean;
  data?: string;
}

/** A month, and the act by which it was removed. */
type Removed = MonthToRemove & Partial<RetentionAct>;

const TABLES = { reads: 'declaration_reads', archived: 'archived_files' } as const;
const MONTHS: Record<What, number> = { reads: 60, archived: 120 };

/** Adds `retain`: writes what is to be kept no longer to files, and removes it. Nothing is removed otherwise. */
export function retainCommand(program: Command): void {
  program
    .command('retain')
    .summary('write what is kept no longer to files, and remove it')
    .description(
      'Write months of the log of reads, or of the archive, to files, and then remove them (docs/archive.md). Nothing is ever removed but by this command. What it removes is on record: GET /audit/retention.',
    )
    .addArgument(new Argument('<what>', 'the log of reads, or archived files').choices(['reads', 'archived']))
    .option('--months <n>', 'keep so many months (default: 60 of reads, 120 of archived files; 12 at least)', months)
    .option('--export <folder>', 'where the files are written (default: removed, in the data folder)')
    .option('--by <name>', 'whose act it is', userInfo().username)
    .option('--dry-run', 'only tell which months they are')
    .option('--json', 'print one JSON object on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack (default: LEVANTE_DATA, else .levante)')
    .action(async (what: What, options: RetainOptions) => {
      const { months: kept = MONTHS[what], by, dryRun = false, json = false, data } = options;
      const done = await withStack({ fresh: false, data, recorded: true }, async ({ config, data: home, signal }) => {
        const folder = resolve(options.export ?? join(home, 'removed'));
        const pool = openPool(config.databaseUrl, { role: 'owner', connections: 1 });
        try {
          const found: Removed[] = await monthsToRemove(pool, TABLES[what], monthsBefore(kept, Date.now()));
          if (dryRun) return { folder, months: found };
          const acts: Removed[] = [];
          for (const month of found) {
            signal.throwIfAborted();
            acts.push((await removeMonth(pool, month, folder, by)) ?? month);
          }
          return { folder, months: acts };
        } finally {
          await pool.end();
        }
      });
      if (json) {
        process.stdout.write(`${JSON.stringify({ what: TABLES[what], dryRun, ...done })}\n`);
        return;
      }
      for (const { month, rows, file, sha256 } of done.months)
        process.stdout.write(`${month.slice(0, 7)}: ${rows} rows${file ? `, ${file}, SHA-256 ${sha256}` : ''}\n`);
      say(
        dryRun || done.months.length === 0
          ? `To be removed: ${counted(dryRun ? done.months.length : 0, 'month')}.`
          : `Removed: ${counted(done.months.length, 'month')}; what was in them is in ${done.folder}.`,
      );
    });
}

function months(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 12) throw new InvalidArgumentError('It must be a whole number from 12.');
  return value;
}
