import type { Command } from 'commander';
import { peopleAtApi } from './person-at-api.js';
import { runningStack } from './with-stack.js';

/** Adds `token`: a demo person's bearer token, to be used with curl. */
export function tokenCommand(program: Command): void {
  program
    .command('token')
    .summary('print a bearer token of a demo person')
    .description('Print a bearer token of a demo person, good for twelve hours.')
    .argument('<person>', 'id of a demo person; one that does not exist gets you the list')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .addHelpText(
      'after',
      `
  curl -H "authorization: Bearer $(npm run -s levante -- token olga)" http://localhost:3000/tasks`,
    )
    .action(async (person: string, { data }: { data?: string }) => {
      const { urls } = await runningStack(data);
      process.stdout.write(`${await peopleAtApi(urls).token(person)}\n`);
    });
}
