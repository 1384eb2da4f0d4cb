import { cpus, totalmem } from 'node:os';
import type { Command } from 'commander';
import { wholeOf } from '../risk/work.js';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';
import { measureOutages, toldOutages } from './outages.js';
import { budgetsOf, type BenchReport, type Budget } from './report.js';
import { measure } from './run.js';
import { measureScale, toldScale } from './scale/index.js';
import { measureStudy, STUDY_BUDGET_MS, toldStudy } from './study.js';

interface Options {
  json?: true;
  running?: true;
  models?: true;
  study?: true;
  outage?: true;
  declarations?: number;
  seconds: number;
}

/** Adds `bench`: measures what a declaration and the work on it cost, and compares with the budgets of the design. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .description('Measure costs, times and throughput beside a bare workflow; exits with 1 where a budget is missed')
    .option('--json', 'print JSON on standard output and nothing else')
    .option('--running', 'on the stack that runs; otherwise on a temporary one, so that figures compare')
    .option('--models', 'with models in force, which a new system has not: two champions and a challenger')
    .option('--seconds <n>', 'seconds at full load, for green declarations and for bare workflows each', Number, 40)
    .option('--study', 'only the clearance-time study, in a temporary database')
    .option('--outage', 'only how long it takes to tell open declarations of an outage, on a temporary stack')
    .option(
      '--declarations <n>',
      'only what is asked of a file of so many declarations, on a temporary stack; with --study or --outage: declarations on file (1000000; 1000 of an outage)',
      wholeOf,
    )
    .action(async ({ json, running, models, study, outage, declarations, seconds }: Options) => {
      if (study) return benchStudy(declarations ?? 1_000_000, json);
      if (outage) return benchOutages(declarations ?? 1_000, json);
      if (declarations !== undefined) return benchScale(declarations, json);
      const report = await withStack({ fresh: !running }, (at) => measure(at, seconds, models));
      const budgets = budgetsOf(report);
      const missed = Object.entries<Budget>(budgets).filter(([, { ok }]) => !ok);
      process.stdout.write(json ? `${JSON.stringify({ ...report, budgets, machine: machine() })}\n` : told(report));
      for (const [name, { value, budget }] of missed) say(`Budget missed: ${name}: ${value}, budget ${budget}.`);
      if (missed.length > 0) process.exitCode = 1;
    });
}

async function benchStudy(declarations: number, json: true | undefined): Promise<void> {
  const measured = await measureStudy(declarations);
  process.stdout.write(json ? `${JSON.stringify({ ...measured, machine: machine() })}\n` : toldStudy(measured));
  const missed = Object.entries(measured.questions).filter(([, { p95Ms }]) => p95Ms > STUDY_BUDGET_MS);
  for (const [name, { p95Ms }] of missed) say(`Budget missed: ${name}: ${p95Ms}, budget ${STUDY_BUDGET_MS}.`);
  if (missed.length > 0) process.exitCode = 1;
}

async function benchScale(declarations: number, json: true | undefined): Promise<void> {
  const measured = await measureScale(declarations);
  process.stdout.write(json ? `${JSON.stringify({ ...measured, machine: machine() })}\n` : toldScale(measured));
  for (const { question, where, p95Ms, budgetMs } of measured.missed)
    say(`Budget missed: ${question} (${where}): ${p95Ms}, budget ${budgetMs}.`);
  if (measured.proving.broken > 0) say(`${measured.proving.broken} parts of the file are not whole.`);
  if (measured.missed.length > 0 || measured.proving.broken > 0) process.exitCode = 1;
}

async function benchOutages(declarations: number, json: true | undefined): Promise<void> {
  const measured = await measureOutages(declarations);
  process.stdout.write(json ? `${JSON.stringify({ ...measured, machine: machine() })}\n` : toldOutages(measured));
}

const machine = () => ({
  processors: cpus().length,
  memoryMiB: Math.round(totalmem() / 2 ** 20),
  node: process.version,
});

/** The report for reading: a line for each figure. */
function told(report: BenchReport): string {
  const lines = Object.entries(report).map(([about, figures]: [string, object]) => {
    const told = Object.entries(figures).map(([name, figure]: [string, number]) => `${name} ${figure}`);
    return `${about}: ${told.join(', ')}\n`;
  });
  return lines.join('');
}
