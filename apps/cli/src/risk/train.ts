import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Instant } from '#libs/domain';
import type { Target } from '#libs/risk';
import { rounded } from '../bench/sample.js';
import { versionOf, writeModel } from './model-file.js';
import { mustBeReadable, mustBeWritable, sayRefused, targetOf, wholeOf, work } from './work.js';

interface Options {
  data: string[];
  target: Target;
  out: string;
  seed: number;
  author: string;
  json?: true;
}

/** Adds `train`: makes a model of labelled files. */
export function trainCommand(risk: Command): void {
  risk
    .command('train')
    .description('Train a model on labelled declarations and write it to a file')
    .requiredOption('--data <file...>', 'labelled declarations')
    .requiredOption('--target <target>', 'what is to be found: fraud or critical', targetOf)
    .requiredOption('--out <file>', 'where the model is written')
    .option('--seed <n>', 'seed of the samples that trees learn from; the same seed makes the same model', wholeOf, 1)
    .option('--author <name>', 'who answers for it, for its card', userInfo().username)
    .option('--json', 'print JSON on standard output and nothing else')
    .action((options: Options) => train(options));
}

async function train({ data: files, target, out, seed, author, json }: Options): Promise<void> {
  mustBeReadable(files);
  mustBeWritable(out);
  const began = performance.now();
  const madeAt = new Date().toISOString() as Instant;
  const { artefact, refused, refusals } = await work('trainFromFiles', { files, target, seed, author, madeAt });
  writeModel(out, artefact);
  sayRefused(refused, refusals);
  const seconds = rounded((performance.now() - began) / 1000);
  const { sha256, window, metrics, calibration } = artefact;
  const heldOut = metrics['held-out'] ?? {};
  const report = {
    ...{ out, version: versionOf(artefact), sha256, target, rows: window?.rows, positives: window?.positives },
    ...{ refused: refusals, heldOut, calibration: calibration.kind, seconds },
  };
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    const figures = Object.entries(heldOut).map(
      ([name, value]) => `${name} ${value === null ? '-' : rounded(value, 3)}`,
    );
    process.stdout.write(
      `${report.version}: ${report.rows} rows, ${report.positives} with a finding, in ${seconds} s, written to ${out}\n` +
        (heldOut['rows']
          ? `on the latest rows, which its trial did not know: ${figures.join(', ')}\n`
          : 'It was not measured, since too few rows were left to measure it on: do not rely on it.\n'),
    );
  }
}
