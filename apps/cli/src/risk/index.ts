import type { Command } from 'commander';
import { riskBenchCommand } from './bench.js';
import { evaluateCommand } from './evaluate.js';
import { featuresCommand } from './features.js';
import { importCommand } from './import.js';
import { simulateCommand } from './simulate.js';
import { trainCommand } from './train.js';

/** Adds `risk`: making, trying and measuring models of risk, apart from any stack. */
export function riskCommand(program: Command): void {
  const risk = program
    .command('risk')
    .summary('train, evaluate, simulate and measure models of risk')
    .description('Make, try and measure models of risk on labelled declarations.')
    .addHelpText(
      'after',
      `
Files are in the columns of the Customs Declaration Datasets, with Fraud and Critical Fraud. A row that cannot be used is counted
and told with its line on standard error; the rest goes on. All of it works without a stack.`,
    );
  for (const add of [trainCommand, evaluateCommand, simulateCommand, featuresCommand, importCommand, riskBenchCommand])
    add(risk);
}
