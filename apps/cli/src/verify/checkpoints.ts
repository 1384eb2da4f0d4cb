import type { Command } from 'commander';
import { say } from '../say.js';
import { checkCheckpoints, checkpointsIn, checkProof, collected, publicKeysIn, TROUBLES } from './outside.js';

interface OutsideOptions {
  key: string[];
  json?: boolean;
}

/** Adds `verify checkpoints` and `verify proof`: what an outsider checks, without a stack and without a database. */
export function outsideCommands(verify: Command): void {
  verify
    .command('checkpoints')
    .summary('check exported checkpoints by the public key alone')
    .description(
      'Check that checkpoints are signed, numbered without a gap and follow one another, by the public key alone; exits with 1 where they are not.',
    )
    .argument('<file>', 'JSON: what `levante audit export` wrote, or an answer of GET /audit/checkpoints')
    .requiredOption('--key <file>', 'public key in PEM; may be given more than once', collected)
    .option('--json', 'print the findings as one JSON object on standard output, and nothing else')
    .action(async (file: string, { key, json = false }: OutsideOptions) => {
      const found = checkCheckpoints(await checkpointsIn(file), await publicKeysIn(key));
      if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
      else {
        const { first, last, broken } = found;
        if (last)
          process.stdout.write(
            `Checkpoints ${first} to ${last.number}, the last of ${last.at}: ${last.declarations} declarations with ${last.events} events.\n`,
          );
        say(broken ? `Checkpoint ${broken.number} ${TROUBLES[broken.trouble]}.` : 'All are as they were signed.');
      }
      if (found.broken || found.checkpoints === 0) process.exitCode = 1;
    });
  verify
    .command('proof')
    .summary('check by the public key alone that a declaration is anchored')
    .description('Check that the head of a declaration’s chain is anchored; exits with 1 where it is not.')
    .argument('<file>', 'JSON: an answer of GET /audit/proofs/{declaration}')
    .requiredOption('--key <file>', 'public key in PEM; may be given more than once', collected)
    .action(async (file: string, { key }: OutsideOptions) => {
      const { proof, trouble } = await checkProof(file, await publicKeysIn(key));
      const { head, checkpoint } = proof;
      if (trouble) {
        say(`The proof does not hold: checkpoint ${checkpoint.body.number} ${TROUBLES[trouble]}.`);
        process.exitCode = 1;
      } else
        process.stdout.write(
          `${head.declaration}, events 1 to ${head.seq}, head ${head.hash}: anchored by checkpoint ${checkpoint.body.number} of ${checkpoint.body.at}.\n`,
        );
    });
}
