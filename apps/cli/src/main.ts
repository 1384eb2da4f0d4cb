import { Command } from 'commander';
import { StackError } from '#libs/stack';
import { Interrupted } from './interruption.js';
import { say } from './say.js';

/** By name, as help lists them. Only what is asked for is loaded: whoever waits for a token needs no workflow engine. */
const COMMANDS = new Map<string, () => Promise<(program: Command) => void>>([
  ['up', async () => (await import('./up/index.js')).upCommand],
  ['lodge', async () => (await import('./lodge/index.js')).lodgeCommand],
  ['verify', async () => (await import('./verify/index.js')).verifyCommand],
  ['audit', async () => (await import('./audit/index.js')).auditCommand],
  ['archive', async () => (await import('./archive/index.js')).archiveCommand],
  ['retain', async () => (await import('./archive/retain.js')).retainCommand],
  ['token', async () => (await import('./token.js')).tokenCommand],
  ['bench', async () => (await import('./bench/index.js')).benchCommand],
  ['drill', async () => (await import('./drill/index.js')).drillCommand],
  ['risk', async () => (await import('./risk/index.js')).riskCommand],
  ['replay', async () => (await import('./replay/index.js')).replayCommand],
  ['export', async () => (await import('./export/index.js')).exportCommand],
  ['predict', async () => (await import('./predict/index.js')).predictCommand],
  ['study', async () => (await import('./study/index.js')).studyCommand],
]);

// Whoever reads our output has heard enough: `levante lodge … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = new Command('levante')
  .description('Durable customs clearance, from lodgement to release.')
  .showSuggestionAfterError()
  .showHelpAfterError('`npm run levante -- --help` lists the commands.')
  .addHelpText(
    'after',
    `
Commands other than up use the stack that runs on the data folder (LEVANTE_DATA, else .levante), or start a temporary one
of their own and take it down again. With --json they print JSON on standard output and nothing else. They exit with 1 where
what they check does not hold.

  npm start                                          everything on this machine; the same as: npm run levante -- up
  npm run levante -- lodge tests/samples/wco/original/TT_IM011a.xml
  npm run levante -- verify`,
  );

const asked = COMMANDS.get(process.argv[2] ?? '');
for (const load of asked ? [asked] : COMMANDS.values()) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  // Everything is down by now; what was still under way must not keep us.
  if (error instanceof Interrupted) process.exit(error.exitCode);
  // What the person at the keyboard can put right is a sentence; anything else is a fault of ours.
  if (error instanceof StackError) say(`levante: ${error.message}`);
  else console.error(error);
  process.exitCode = 1;
}
