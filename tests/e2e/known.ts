import { setTimeout as delay } from 'node:timers/promises';
import { PersonName } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf } from './client.js';

/** What somebody is told that people are called. */
export const namesFor = async (reader: string): Promise<PersonName[]> =>
  bodyOf(await as(reader).get('/people/names'), z.array(PersonName));

/** Has people look in, and waits until they are known by name: who was here is kept beside the request, not within it. */
export async function known(...people: string[]): Promise<void> {
  for (const person of people) await as(person).get('/me');
  const areKnown = async () => {
    const ids = (await namesFor('sofia')).map(({ id }) => id as string);
    return people.every((person) => ids.includes(person));
  };
  while (!(await areKnown())) await delay(50);
}
