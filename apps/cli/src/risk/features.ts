import type { Command } from 'commander';
import { mustBeReadable, mustBeWritable, sayRefused, work } from './work.js';

interface Options {
  data: string[];
  out: string;
  json?: true;
}

/** Adds `features`: what a data scientist needs to train a model elsewhere. */
export function featuresCommand(risk: Command): void {
  risk
    .command('features')
    .summary('write the features of labelled declarations, to train elsewhere')
    .description(
      'Write the features of labelled declarations as CSV, each as it was known on the day, for training elsewhere: ' +
        'a LightGBM model that is trained on them can be brought with `import`.',
    )
    .requiredOption('--data <file...>', 'labelled declarations')
    .requiredOption('--out <file>', 'where the CSV is written')
    .option('--json', 'print JSON on standard output and nothing else')
    .action((options: Options) => writeFeatures(options));
}

async function writeFeatures({ data: files, out, json }: Options): Promise<void> {
  mustBeReadable(files);
  mustBeWritable(out);
  const { rows, refused, refusals } = await work('writeFeatures', { files, out });
  sayRefused(refused, refusals);
  const report = { out, rows, refused: refusals };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${rows} rows, written to ${out}\n`);
}
