import type { Command } from 'commander';
import { StackError } from '#libs/stack';
import type { KnownTimes } from './bench-known.js';
import { readModelFile } from './model-file.js';
import { mustBeReadable, wholeOf, work } from './work.js';
import type { ModelTimes } from '#libs/training';

interface Options {
  data: string[];
  model?: string;
  declarations: number;
  json?: true;
}

/** What `levante risk bench --json` prints. */
type RiskBench = ModelTimes & { featuresQuery: KnownTimes };

/** Adds `bench`: measures what a score, an explanation and the query for features cost. */
export function riskBenchCommand(risk: Command): void {
  risk
    .command('bench')
    .description('Measure scoring and explaining a row, and the query for features with many declarations on file')
    .option('--data <file...>', 'labelled declarations to measure on; invented ones unless told', [])
    .option('--model <file>', 'the model to measure; one is trained on the rows unless told')
    .option('--declarations <n>', 'declarations on file, in a temporary database', wholeOf, 1_000_000)
    .option('--json', 'print JSON on standard output and nothing else')
    .action((options: Options) => bench(options));
}

async function bench({ data: files, model: modelFile, declarations, json }: Options): Promise<void> {
  mustBeReadable(files);
  if (declarations < 1000) throw new StackError('The query is measured with a thousand declarations on file at least.');
  const model = modelFile === undefined ? undefined : readModelFile(modelFile);
  const times = await work('measureModel', { files, model });
  // Loaded here, so that the other commands, which need no database, do not load one.
  const { measureKnown } = await import('./bench-known.js');
  const report: RiskBench = { ...times, featuresQuery: await measureKnown(declarations) };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : told(report));
}

function told({ rows, features, trees, leaves, score, explain, train, featuresQuery }: RiskBench): string {
  const { declarations, results, statistics, keys, p50Ms, p95Ms } = featuresQuery;
  const lines = [
    `model: ${features} features, ${trees} trees, ${leaves} leaves, on ${rows} rows`,
    train && `train: ${train.seconds} s for ${train.rows} rows, the trial included`,
    `score: p50 ${score.p50Us} µs, p99 ${score.p99Us} µs`,
    `explain: p50 ${explain.p50Us} µs, p99 ${explain.p99Us} µs`,
    `features query: p50 ${p50Ms} ms, p95 ${p95Ms} ms, for ${keys} keys among ${statistics} statistics of ${results} results`,
    `  with ${declarations} declarations on file`,
  ];
  return lines
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}
