import { PersonView } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf } from './client.js';
import { known, namesFor } from './known.js';

const peopleFor = async (reader: string) => bodyOf(await as(reader).get('/people'), z.array(PersonView));

describe('people', () => {
  beforeAll(async () => {
    for (const person of ['bruno', 'gateway']) await as(person).get('/me');
    await known('olga', 'omaira', 'amparo', 'adriana', 'ignacio');
  });

  it('are known by name from their first request on, with which tasks they may do', async () => {
    const people = await peopleFor('sofia');
    expect(people.find(({ id }) => id === 'olga')).toMatchObject({
      name: 'Olga Restrepo',
      roles: ['officer'],
      offices: ['*'],
      agency: null,
      groups: ['documents', 'arrival'],
    });
    expect(people.find(({ id }) => id === 'adriana')).toMatchObject({ agency: 'ICA', groups: ['agency:ICA'] });
  });

  it('are neither traders nor programs', async () => {
    const ids = [...(await namesFor('sofia')), ...(await peopleFor('sofia'))].map(({ id }) => id as string);
    expect(ids).not.toContain('bruno');
    expect(ids).not.toContain('gateway');
  });

  it('are listed to a supervisor of one office as far as they work there; names of the others are told', async () => {
    expect((await namesFor('samuel')).map(({ id }) => id)).toContain('omaira');
    const ids = (await peopleFor('samuel')).map(({ id }) => id as string);
    expect(ids).toEqual(expect.arrayContaining(['olga', 'amparo']));
    expect(ids).not.toContain('omaira');
  });

  it('are told to an agency as far as they are its own', async () => {
    expect(await namesFor('adriana')).toEqual([{ id: 'adriana', name: 'Adriana Pinzón, ICA' }]);
    expect((await peopleFor('adriana')).map(({ id }) => id)).toEqual(['adriana']);
  });
});
