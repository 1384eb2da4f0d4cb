import { createHash } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { POLICIES, type Policy, type PolicyFigures } from '#libs/risk';
import { StackError } from '#libs/stack';
import { mustBeReadable, sayRefused, wholeOf, work } from './work.js';

interface Options {
  data: string[];
  policy: Policy;
  rate: number;
  labelWeeks: number;
  random?: number;
  exploration?: number;
  distinct?: true;
  seed: number;
  json?: true;
}

/** Adds `simulate`: plays declarations week by week through the selection that runs live. */
export function simulateCommand(risk: Command): void {
  risk
    .command('simulate')
    .summary('play labelled declarations week by week through the selection that runs live')
    .description('Play labelled declarations week by week through the selection that runs live.')
    .requiredOption('--data <file...>', 'labelled declarations')
    .addOption(new Option('--policy <policy>', 'how declarations are chosen').choices(POLICIES).default('levante'))
    .option('--rate <share>', 'share of declarations that can be inspected', shareOf, 0.1)
    .option('--label-weeks <n>', 'weeks at the beginning of which all results are known; they do not count', wholeOf, 4)
    .option('--random <share>', "share drawn at random, instead of the policy's own", shareOf)
    .option('--exploration <share>', "share of the inspections that explores, instead of the policy's own", shareOf)
    .option('--distinct', 'keep each combination of goods, route, tariff and mass once')
    .option('--seed <n>', 'seed of the random draws', wholeOf, 1)
    .option('--json', 'print JSON on standard output and nothing else')
    .addHelpText(
      'after',
      `
  levante          models, with the shares for random control and exploration that a new system begins with
  exploitation     models alone
  random           chance
  expert           the rules that a new system begins with, which know no labels
  frozen-profiles  risk profiles of goods, origin and parties by the labelled weeks, never renewed

After the labelled weeks only what was inspected has a result, known from the next day on; models learn anew every week. Precision is
that of all inspections after the labelled weeks; ratios compare it with the other policies on the same declarations.`,
    )
    .action((options: Options) => simulate(options));
}

async function simulate(options: Options): Promise<void> {
  const { data: files, policy, rate, labelWeeks, random, exploration, distinct, json } = options;
  mustBeReadable(files);
  if (rate === 0) throw new StackError('The rate must be more than 0.');
  const shares = { ...(random === undefined ? {} : { random }), ...(exploration === undefined ? {} : { exploration }) };
  const seed = createHash('sha256').update(String(options.seed)).digest('hex');
  const trial = { policy, rate, labelWeeks, shares, distinct, seed };
  const { figures, refused, refusals } = await work('simulateFiles', { files, trial });
  sayRefused(refused, refusals);
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : told(figures));
}

function told({
  policy,
  rate,
  labelWeeks,
  inspected,
  hits,
  precision,
  recall,
  base,
  ratio,
  weeks,
}: PolicyFigures): string {
  const lines = weeks.map(
    (week) =>
      `week ${String(week.week).padStart(3)}  inspected ${String(week.inspected).padStart(5)} of ${String(week.rows).padStart(5)}` +
      `  found ${String(week.hits).padStart(5)}  precision ${week.precision.toFixed(3)}`,
  );
  return [
    ...lines,
    `${policy} at ${rate * 100} %, ${labelWeeks} labelled weeks: ${inspected} inspected, ${hits} found`,
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; found among all ${base.toFixed(3)}`,
    `times as precise as: random ${ratio.random.toFixed(2)}, expert rules ${ratio.expert.toFixed(2)}, ` +
      `frozen profiles ${ratio.frozenProfiles.toFixed(2)}`,
    '',
  ].join('\n');
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) throw new InvalidArgumentError('It is a share from 0 to 1.');
  return share;
}
