import { Command } from 'commander';
import { StackError } from '#libs/stack';
import { benchCommand } from './bench/index.js';
import { drillCommand } from './drill/index.js';
import { Interrupted } from './interruption.js';
import { lodgeCommand } from './lodge/index.js';
import { say } from './say.js';
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
  .configureHelp({ showGlobalOptions: false });

for (const add of [upCommand, lodgeCommand, verifyCommand, tokenCommand, benchCommand, drillCommand]) add(program);

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
