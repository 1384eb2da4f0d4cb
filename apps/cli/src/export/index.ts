import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import { findRunningStack, StackError } from '#libs/stack';
import { configuration } from '../configuration.js';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';
import { writeLog, type Format } from './export.js';
import { selectionOf, type SelectionOptions } from './selection.js';

interface ExportOptions extends SelectionOptions {
  out: string;
  force?: boolean;
  data?: string;
}

/** Adds `export`: the record as a log for process mining. */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .summary('write what happened as a log for process mining: OCEL 2.0 or XES')
    .description('Write what happened to declarations as a log for process mining (docs/process-mining.md).')
    .addArgument(new Argument('<format>', 'OCEL 2.0 as JSON, or XES (IEEE 1849-2016)').choices(['ocel', 'xes']))
    .requiredOption('--out <file>', 'file to write; it is there whole or not at all')
    .option('--from <instant>', 'declarations accepted at or after this day or instant (UTC)')
    .option('--to <instant>', 'declarations accepted before this day or instant (UTC)')
    .option('--office <code...>', 'declarations of these offices')
    .option('--force', 'replace the file where it is there')
    .option('--data <folder>', 'data folder of the stack (default: LEVANTE_DATA, else .levante)')
    .action(async (format: Format, { out, force = false, data = configuration().data, ...asked }: ExportOptions) => {
      const selection = selectionOf(asked);
      if (!existsSync(join(data, 'stack.json')) && !(await findRunningStack(data)))
        throw new StackError(`Nothing is on record in the data folder ${data}.`);
      const file = resolve(out);
      const count = await withStack({ fresh: false, data, recorded: true }, (at) =>
        writeLog(at, format, selection, { out: file, force, signal: at.signal }),
      );
      say(`${count} declarations are in ${file}.`);
    });
}
