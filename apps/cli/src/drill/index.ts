import type { Command } from 'commander';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';
import { isHeld } from './report.js';
import { drill } from './run.js';

/** Adds `drill`: kills every process under load, again and again, and looks whether anything was lost. */
export function drillCommand(program: Command): void {
  program
    .command('drill')
    .description(
      'Kill worker, API, Temporal and PostgreSQL under load; exits with 1 where anything is lost or done twice',
    )
    .option('--json', 'print JSON on standard output and nothing else')
    .option('--seconds <n>', 'over which the kills are spread', Number, 90)
    .option('--kills <n>', 'of each process', Number, 3)
    .action(async ({ json, seconds, kills }: { json?: true; seconds: number; kills: number }) => {
      const report = await withStack({ fresh: true }, (at) => drill(at, seconds, kills));
      const { details, unexpected, ...figures } = report;
      const told = Object.entries(figures).map(([name, figure]) => `${name}: ${JSON.stringify(figure)}\n`);
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : told.join(''));
      if (isHeld(report)) return;
      for (const answer of unexpected.slice(0, 20)) say(`Unexpected: ${answer}`);
      say(`Not all is as it was promised: ${JSON.stringify(details)}`);
      process.exitCode = 1;
    });
}
