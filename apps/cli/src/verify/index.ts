import type { Command } from 'commander';
import { say } from '../say.js';
import { withStack } from '../with-stack.js';
import { startAnew } from './start-anew.js';
import { verify, type Verification } from './verify.js';

interface VerifyOptions {
  json?: boolean;
  data?: string;
  fresh?: boolean;
  mend?: boolean;
}

/** Adds `verify`: proves that what was recorded is whole. */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('prove that records are whole: chains, read models, workflows, bytes received')
    .description('Prove that what was recorded is whole; exits with 1 where it is not.')
    .option(
      '--mend',
      'start a workflow anew, from the record, for each declaration that waits for something without one',
    )
    .option('--json', 'print the findings as one JSON object on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .option('--fresh', 'on an empty temporary stack, whether or not one runs')
    .addHelpText(
      'after',
      `
  events       each declaration's events are numbered without a gap and chained by their hashes
  read models  declarations, holds, tasks, findings, versions, results and decisions of targeting say what the events
               tell; what a decision was made by is what its event names by hash
  statistics   what targeting knows of goods and parties is what the results of controls tell, to the last digit
  draws        of days whose seed is revealed: the seed is the one committed to, and selected at random is what it draws
  workflows    whatever waits for something has a running workflow; whatever is closed has none (what differs is looked
               at again for up to half a minute, since things move meanwhile)
  bytes        all that was received is there, and is what its SHA-256 says`,
    )
    .action(async ({ json = false, data, fresh = false, mend = false }: VerifyOptions) => {
      const found = await withStack({ fresh, data, recorded: true }, async (at) => {
        const first = await verify(at);
        if (!mend || first.workflowsMissing.length === 0) return first;
        await startAnew(at.config, first.workflowsMissing);
        say(`Started ${first.workflowsMissing.length} workflows anew, from the record. Looking again.`);
        return verify(at);
      });
      if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
      else tell(found);
      if (!found.ok) process.exitCode = 1;
    });
}

function tell(found: Verification): void {
  const lines = [
    `${found.declarations} declarations with ${found.events} events.`,
    ...found.chainBroken.map(({ declaration, seq }) => `Chain broken: ${declaration}, first at event ${seq}.`),
    ...found.readModelDiffers.map(
      ({ declaration, table, row, differs }) =>
        `Read model differs: ${table} ${row} of ${declaration}: ${typeof differs === 'string' ? differs : differs.join(', ')}.`,
    ),
    ...found.workflowsMissing.map((id) => `No workflow runs for ${id}, which waits for something.`),
    ...found.workflowsUnexpected.map((id) => `A workflow runs for ${id}, which is closed or not on record.`),
    ...found.statisticsDiffer.map((key) => `Statistic differs: ${key}.`),
    ...found.seedDiffers.map((day) => `The seed of ${day} is not the one that was committed to.`),
    ...found.drawDiffers.map(({ declaration, seq }) => `Random draw differs: ${declaration}, decision ${seq}.`),
    ...found.resultsNotNumbered.map((how) => `Results: ${how}.`),
    ...found.blobsMissing.map(({ sha256, of, trouble }) => `Bytes ${trouble}: ${sha256} of ${of}.`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  say(found.ok ? 'All is as recorded.' : 'What was recorded is not whole.');
}
