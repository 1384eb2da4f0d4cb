import { Command } from 'commander';
import { StackError } from '#libs/stack';
import { archiveCommand } from './archive/index.js';
import { auditCommand } from './audit/index.js';
import { benchCommand } from './bench/index.js';
import { drillCommand } from './drill/index.js';
import { exportCommand } from './export/index.js';
import { Interrupted } from './interruption.js';
import { lodgeCommand } from './lodge/index.js';
import { predictCommand } from './predict/index.js';
import { replayCommand } from './replay/index.js';
import { retainCommand } from './archive/retain.js';
import { riskCommand } from './risk/index.js';
import { say } from './say.js';
import { studyCommand } from './study/index.js';
import { tokenCommand } from './token.js';
import { upCommand } from './up/index.js';
import { verifyCommand } from './verify/index.js';

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

for (const add of [
  upCommand,
  lodgeCommand,
  verifyCommand,
  auditCommand,
  archiveCommand,
  retainCommand,
  tokenCommand,
  benchCommand,
  drillCommand,
  riskCommand,
  replayCommand,
  exportCommand,
  predictCommand,
  studyCommand,
])
  add(program);

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
