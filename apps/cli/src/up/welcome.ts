import { resolve } from 'node:path';
import type { Actor } from '#libs/domain';
import { DEMO_PEOPLE } from '#libs/identity';
import type { Stack } from '#libs/stack';

/** What a newcomer needs to know once everything runs: where it is, who they can be, and what to try next. */
export function welcome({ urls, data }: Pick<Stack, 'urls' | 'data'>): string {
  const isOwnIssuer = urls.issuer === `${urls.api}/oidc`;
  const where = data === resolve('.levante') ? '' : ` --data ${data}`;
  return `
Levante runs. Ctrl-C ends it; everything stays in the data folder.

  Pages     ${urls.api}
  API       ${urls.api}
  Docs      ${urls.api}/docs
  Issuer    ${urls.issuer}
  Temporal  ${urls.temporal}
  Data      ${data}
Open the pages and choose who you are: an officer has tasks to do.
${isOwnIssuer ? people(where) : ''}
Try next, in another terminal: lodge a declaration as published, and see its lane.

  npm run levante -- lodge tests/samples/wco/original/TT_IM011a.xml${where}
`;
}

function people(where: string): string {
  const lines = DEMO_PEOPLE.map((person) => `  ${person.id.padEnd(8)}  ${whatTheyDo(person)}\n`);
  return `
Demo people, who need no password; \`npm run -s levante -- token ID${where}\` prints a token of theirs:

${lines.join('')}`;
}

function whatTheyDo({ name, roles, offices, parties, agency }: Actor): string {
  const isEverywhere = offices.includes('*');
  const scope = [
    ...(agency ? [agency] : []),
    ...(parties.length > 0 ? [`for ${parties.join(', ')}`] : []),
    ...(isEverywhere ? [] : [`at ${offices.join(', ')}`]),
  ];
  return `${name}: ${[roles.join(', '), ...scope].join(', ')}`;
}
