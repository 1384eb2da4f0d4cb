import type { Command } from 'commander';
import { counted, say } from '../say.js';
import { withStack } from '../with-stack.js';
import { startAnew } from './start-anew.js';
import { outsideCommands } from './checkpoints.js';
import { checkpointsIn, collected, publicKeysIn, TROUBLES } from './outside.js';
import { verify, type Verification } from './verify.js';

interface VerifyOptions {
  key?: string[];
  copy?: string;
  json?: boolean;
  data?: string;
  fresh?: boolean;
  mend?: boolean;
}

/** Adds `verify`: proves that what was recorded is whole. */
export function verifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .summary('prove that records are whole: chains, read models, workflows, bytes received')
    .description('Prove that what was recorded is whole; exits with 1 where it is not.')
    .option(
      '--mend',
      'start a workflow anew, from the record, for each declaration that waits for something without one',
    )
    .option('--key <file>', 'public key of checkpoints in PEM, instead of the installation’s own', collected)
    .option('--copy <file>', 'checkpoints as somebody kept them outside: the record must still have them')
    .option('--json', 'print the findings as one JSON object on standard output, and nothing else')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .option('--fresh', 'on an empty temporary stack, whether or not one runs')
    .addHelpText(
      'after',
      `
  events       each declaration's events are numbered without a gap and chained by their hashes
  read models  declarations, holds, tasks, findings, versions, results and decisions of targeting say what the events
               tell, and so do rows of the study, but for declarations that it is yet to be told of; what a decision was made by is what its event names by hash
  statistics   what targeting knows of goods and parties is what the results of controls tell, to the last digit
  draws        of days whose seed is revealed: the seed is the one committed to, and selected at random is what it draws
  archive      each archived file has its document, unchanged, and none is there besides; what it says is compared as above
  checkpoints  all are signed, numbered without a gap and follow one another; every link
               and act (claim, comment, setting, outage, rule, model, watchlist, …) that one anchors is still on record, and
               so is each logged read
  in force     offices, settings of selection, and whether a rule or a model decides, are what the last of what was
               done with each says, which checkpoints anchor
  workflows    whatever waits for something has a running workflow; whatever is closed has none (what differs is looked
               at again for up to half a minute, since things move meanwhile)
  bytes        all that was received is there, and is what its SHA-256 says`,
    )
    .action(async ({ json = false, data, fresh = false, mend = false, key, copy }: VerifyOptions) => {
      const outside = { keys: key && (await publicKeysIn(key)), copies: copy ? await checkpointsIn(copy) : [] };
      const found = await withStack({ fresh, data, recorded: true }, async (at) => {
        const first = await verify(at, undefined, outside);
        if (!mend || first.workflowsMissing.length === 0) return first;
        await startAnew(at.config, first.workflowsMissing);
        say(`Started ${first.workflowsMissing.length} workflows anew, from the record. Looking again.`);
        return verify(at, undefined, outside);
      });
      if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
      else tell(found);
      if (!found.ok) process.exitCode = 1;
    });
  // What stands after a subcommand is its own, though `verify` has options of the same names.
  program.enablePositionalOptions();
  command.enablePositionalOptions();
  outsideCommands(command);
}

const IN_ARCHIVE: Record<Verification['archiveBroken'][number]['trouble'], string> = {
  missing: 'whose document is missing or was moved',
  unexpected: 'of which a document is there though it is not archived, or was moved there',
  altered: 'whose document is not what it was when it was archived',
  doubled: 'which is archived and in the tables as well',
};

function tell(found: Verification): void {
  const lines = [
    `${found.declarations} declarations with ${found.events} events; ${found.archived} are archived.`,
    ...(found.removed > 0
      ? [
          `Of ${found.removed} retention removed the record, by acts that GET /audit/retention tells: nothing of them was compared.`,
        ]
      : []),
    ...(found.studyWaiting > 0
      ? [`${counted(found.studyWaiting, 'declaration')} to be told to the study: their rows of it were not compared.`]
      : []),
    ...found.archiveBroken.map(({ declaration, trouble }) => `Archive broken: ${declaration}, ${IN_ARCHIVE[trouble]}.`),
    ...found.monthsBroken.map(
      ({ month, missing, removed }) =>
        `Archive broken: ${month}, of which ${missing} files have no record and retention removed ${removed}.`,
    ),
    ...found.chainBroken.map(({ declaration, seq }) => `Chain broken: ${declaration}, first at event ${seq}.`),
    ...found.readModelDiffers.map(
      ({ declaration, table, row, differs }) =>
        `Read model differs: ${table} ${row} of ${declaration}: ${typeof differs === 'string' ? differs : differs.join(', ')}.`,
    ),
    `${counted(found.checkpoints, 'checkpoint')}; ${counted(found.notAnchored, 'declaration')}, ${counted(found.actsNotAnchored, 'act')} and ${counted(found.readsNotAnchored, 'read')} to be anchored by the next one.`,
    ...(found.keysFromRecord ? ['Their keys are those on record; --key names one that was kept outside.'] : []),
    ...found.checkpointsBroken.map(({ number, trouble }) => `Checkpoint ${number} ${TROUBLES[trouble]}.`),
    ...found.anchorsBroken.map(
      ({ declaration, seq, holdsTo, checkpoint }) =>
        `Anchor broken: ${declaration}, first between events ${holdsTo + 1} and ${seq}, which checkpoint ${checkpoint} anchors.`,
    ),
    ...found.actsBroken.map(
      ({ log, number, checkpoint, trouble }) =>
        `Act ${trouble}: ${log} ${number}, which checkpoint ${checkpoint} anchors.`,
    ),
    ...found.readsBroken.map(
      ({ first, last, month, checkpoint, trouble }) =>
        `Reads ${trouble}: some of ${first} to ${last}${month === null ? '' : `, ${month.slice(0, 7)}`}${checkpoint === null ? '' : `, which checkpoint ${checkpoint} anchors`}.`,
    ),
    ...found.inForceDiffers.map(
      ({ what, key, differs }) =>
        `In force ${typeof differs === 'string' ? differs : 'differs'}: ${what} ${key}${typeof differs === 'string' ? '' : `, ${differs.join(', ')}`}.`,
    ),
    ...found.workflowsMissing.map((id) => `No workflow runs for ${id}, which waits for something.`),
    ...found.workflowsUnexpected.map((id) => `A workflow runs for ${id}, which is closed or not on record.`),
    ...(found.statisticsNotTold > 0
      ? [`Statistics were not compared: the record of ${found.statisticsNotTold} results was removed.`]
      : []),
    ...found.statisticsDiffer.map((key) => `Statistic differs: ${key}.`),
    ...found.seedDiffers.map((day) => `The seed of ${day} is not the one that was committed to.`),
    ...found.drawDiffers.map(({ declaration, seq }) => `Random draw differs: ${declaration}, decision ${seq}.`),
    ...found.resultsNotNumbered.map((how) => `Results: ${how}.`),
    ...found.blobsMissing.map(({ sha256, of, trouble }) => `Bytes ${trouble}: ${sha256} of ${of}.`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  say(found.ok ? 'All is as recorded.' : 'What was recorded is not whole.');
}
