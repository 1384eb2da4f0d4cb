import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ReleaseTrouble } from '#libs/domain';
import { checkReleaseCode } from '#libs/release-note';
import { say } from '../say.js';
import { checkCheckpoints, checkpointsIn, checkProof, collected, publicKeysIn, TROUBLES } from './outside.js';

interface OutsideOptions {
  key: string[];
  json?: boolean;
}

const RELEASE_TROUBLES: Record<ReleaseTrouble, string> = {
  'no-code': 'This is no code of a release note. Scan it again, whole.',
  'unknown-key': 'The code is signed by a key that was not given: ask customs whether the key was replaced.',
  signature: 'The signature does not fit: the code was altered, or not made by this customs administration.',
  'no-release': 'The code is signed, but is no release note.',
};

/** A code, or the text of the file of that name. */
const textOrFile = (given: string): Promise<string> => readFile(given, 'utf8').catch(() => given);

/** Adds `verify checkpoints`, `verify proof` and `verify release-note`: what an outsider checks, without a stack and without a database. */
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
  verify
    .command('release-note')
    .summary('check the code of a release note by the public key alone, with no network')
    .description(
      'Check the code of a release note; prints what it says, and exits with 1 where it is not to be believed.',
    )
    .argument('<code>', 'what the QR code holds, or a file with it')
    .requiredOption('--key <file>', 'public key in PEM; may be given more than once', collected)
    .option('--json', 'print what it says as one JSON object on standard output, and nothing else')
    .action(async (given: string, { key, json = false }: OutsideOptions) => {
      const checked = await checkReleaseCode(await textOrFile(given), await publicKeysIn(key));
      if (json) process.stdout.write(`${JSON.stringify(checked)}\n`);
      else if (checked.ok) {
        const { mrn, office, releasedAt, version, items, packages, grossMassKg, containers } = checked.statement;
        process.stdout.write(
          `Released: ${mrn}, version ${version}, at ${office}, ${releasedAt}.\n${[
            `${items} items`,
            packages !== undefined && `${packages} packages`,
            grossMassKg && `${grossMassKg} kg`,
            containers.length > 0 && `containers ${containers.join(', ')}`,
          ]
            .filter(Boolean)
            .join('; ')}.\n`,
        );
      } else say(RELEASE_TROUBLES[checked.trouble]);
      if (!checked.ok) process.exitCode = 1;
    });
}
