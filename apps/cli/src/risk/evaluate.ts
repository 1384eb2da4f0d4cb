import type { Command } from 'commander';
import type { Evaluation, Figures, Target } from '#libs/risk';
import { rounded } from '../bench/sample.js';
import { mustBeReadable, sayRefused, wholeOf, work } from './work.js';

interface Options {
  train: string[];
  test: string[];
  seed: number;
  json?: true;
}

/** Adds `evaluate`: tries models on later declarations than those that they learnt from. */
export function evaluateCommand(risk: Command): void {
  risk
    .command('evaluate')
    .summary('train on some files, and measure on later ones')
    .description('Train a model for fraud and one for critical fraud on some files, and measure them on later ones.')
    .requiredOption('--train <file...>', 'labelled declarations to learn from')
    .requiredOption('--test <file...>', 'later labelled declarations to measure on')
    .option('--seed <n>', 'seed of the training', wholeOf, 1)
    .option('--json', 'print JSON on standard output and nothing else')
    .addHelpText(
      'after',
      `
  p1 ... r20  precision and recall among the 1, 5, 10, 20 % that score highest; equal scores share evenly
  ap, ece     average precision; expected calibration error over 15 bins of equal count
  unseen      test rows whose combination of goods, origin, dispatch, tariff and mass was in no training row

Of the test rows nothing is known beforehand: statistics are those at the end of the training rows. On the public data most rows
repeat a combination, whose label is nearly fixed: look at the unseen ones for what a model can tell of new trade.`,
    )
    .action((options: Options) => evaluate(options));
}

async function evaluate({ train, test, seed, json }: Options): Promise<void> {
  mustBeReadable([...train, ...test]);
  const began = performance.now();
  const { figures, refused, refusals } = await work('evaluateFiles', { train, test, seed });
  sayRefused(refused, refusals);
  const seconds = rounded((performance.now() - began) / 1000);
  // JSON has no NaN: what had nothing to divide by is null.
  process.stdout.write(json ? `${JSON.stringify({ ...figures, seconds })}\n` : `${tableOf(figures)}in ${seconds} s\n`);
}

/** One line for each target and set of rows. */
function tableOf(figures: Record<Target, Evaluation>): string {
  const rows = Object.entries<Evaluation>(figures).flatMap(([target, sets]) =>
    Object.entries<Figures>({ ...sets }).map(
      ([rowsOf, values]) => [`${target}, ${rowsOf}`, Object.entries<number>({ ...values })] as const,
    ),
  );
  const names = rows[0]?.[1].map(([name]) => name) ?? [];
  const lines = [
    ['', ...names],
    ...rows.map(([name, values]) => [name, ...values.map(([of, value]) => figure(of, value))]),
  ];
  return lines
    .map(([name = '', ...cells]) => `${name.padEnd(17)}${cells.map((cell) => cell.padStart(7)).join('')}\n`)
    .join('');
}

function figure(name: string, value: number): string {
  if (Number.isNaN(value)) return '-';
  return name === 'rows' ? String(value) : value.toFixed(3);
}
