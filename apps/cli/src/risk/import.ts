import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Instant } from '#libs/domain';
import {
  artefactOf,
  FEATURES,
  FEATURE_SET,
  ModelRefused,
  readLightgbm,
  withFeatures,
  type ModelArtefact,
  type Target,
} from '#libs/risk';
import { StackError } from '#libs/stack';
import { readText, versionOf, writeModel } from './model-file.js';
import { mustBeWritable, targetOf } from './work.js';

interface Options {
  target: Target;
  out: string;
  author: string;
  json?: true;
}

/** Adds `import`: brings a model that LightGBM trained. */
export function importCommand(risk: Command): void {
  risk
    .command('import')
    .summary('bring a model that LightGBM trained')
    .description('Turn a binary classifier that LightGBM saved as text into a model of this product.')
    .argument('<file>', 'what `Booster.save_model` wrote')
    .requiredOption('--target <target>', 'what it finds: fraud or critical', targetOf)
    .requiredOption('--out <file>', 'where the model is written')
    .option('--author <name>', 'who answers for it, for its card', userInfo().username)
    .option('--json', 'print JSON on standard output and nothing else')
    .addHelpText(
      'after',
      `
Its features are found by name, and must be some of these (LightGBM may write _ for -):

${FEATURES.join(' ').replaceAll(/(.{1,110})( |$)/g, '  $1\n')}`,
    )
    .action((file: string, options: Options) => bring(file, options));
}

function bring(file: string, { target, out, author, json }: Options): void {
  mustBeWritable(out);
  const artefact = modelOf(file, readText(file), target, author);
  writeModel(out, artefact);
  const trees = artefact.forest.trees.length;
  const report = { out, version: versionOf(artefact), sha256: artefact.sha256, target, trees };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${report.version}: ${trees} trees, written to ${out}\n`);
}

/** @throws StackError naming the line that cannot be read */
function modelOf(file: string, text: string, target: Target, author: string): ModelArtefact {
  try {
    return artefactOf({
      ...{ target, source: 'lightgbm', featureSet: FEATURE_SET, window: null, seed: null, parameters: {}, metrics: {} },
      forest: withFeatures(readLightgbm(text), FEATURES),
      // Its own sigmoid: whoever brings it answers for its calibration.
      calibration: { kind: 'platt', slope: 1, intercept: 0 },
      card: {
        purpose: `How probable it is that a control of a goods item ends with ${target === 'fraud' ? 'a finding' : 'a critical finding'}.`,
        data: 'Not told: it was trained elsewhere.',
        method: 'Gradient-boosted trees by LightGBM, read from its text format. Explained by exact TreeSHAP.',
        limits:
          'Neither its training data nor its calibration were seen here: look at it as a challenger before it is used.',
        intendedUse:
          'To rank declarations for control within the capacity of an office; never the only ground of a penalty.',
        author,
        madeAt: new Date().toISOString() as Instant,
      },
    });
  } catch (error) {
    if (error instanceof ModelRefused) throw new StackError(`${file} cannot be used: ${error.message} [${error.code}]`);
    throw error;
  }
}
