import { sql } from 'kysely';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { administrator, agencyOfficer, broker, officer, somebody } from '../../../tests/setup/people.js';
import { keepPerson, peopleNames, peopleOf } from './people.js';
import type { Person } from './person.js';
import { acting } from './record/acting.js';

const DAY = '2026-11-28';
const named = (id: string, name: string, { actor }: Person): Person => ({
  ...officer(id),
  actor: { ...actor, id: id as typeof actor.id, name },
});

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  const people = [
    named('olga', 'Olga Restrepo', officer('olga')),
    named('oscar', 'Óscar Rincón', officer('oscar', ['COBOG'])),
    named('omaira', 'Omaira Valencia', officer('omaira', ['COBUN'])),
    named('adriana', 'Adriana Pinzón', agencyOfficer('ICA')),
    named('ignacio', 'Ignacio Duarte', agencyOfficer('INVIMA')),
  ];
  for (const { actor } of people) await keepPerson(fresh.seen, actor, DAY);
}, 60_000);
afterAll(() => fresh.drop());

const namesFor = async ({ actor }: Person) =>
  (await acting(fresh.db, actor, peopleNames)).map(({ id }) => id as string).sort();
const listFor = async ({ actor }: Person) =>
  (await acting(fresh.db, actor, (tx) => peopleOf(tx, actor))).map(({ id }) => id as string).sort();

const EVERYBODY = ['adriana', 'ignacio', 'olga', 'omaira', 'oscar'];

describe('people', () => {
  it.each<[string, Person, string[]]>([
    ['an administrator', administrator, EVERYBODY],
    ['an officer of one office', officer('orlando', ['COBOG']), EVERYBODY],
    ['an officer of an agency', agencyOfficer('ICA'), ['adriana']],
    ['an agency officer without an agency', somebody('nobody', 'agency-officer', []), []],
    ['a broker', broker('bruno', ['CO900111222']), []],
  ])('are called by name to %s as far as they are theirs', async (_who, reader, told) => {
    expect(await namesFor(reader)).toEqual(told);
  });

  it('are listed, with what they do, to whoever has their office', async () => {
    const supervisor = (offices: string[]) => somebody('samuel', 'supervisor', [], { offices });
    expect(await listFor(supervisor(['*']))).toEqual(EVERYBODY);
    expect(await listFor(supervisor(['COBOG']))).toEqual(['adriana', 'ignacio', 'olga', 'oscar']);
    expect(await listFor(supervisor([]))).toEqual(['adriana', 'ignacio', 'olga']);
    expect(await listFor(administrator)).toEqual(EVERYBODY);
    expect(await listFor(agencyOfficer('ICA'))).toEqual(['adriana']);
    expect(await listFor(broker('bruno', ['CO900111222']))).toEqual([]);
  });

  it('are what their token said last, under the id that the record has', async () => {
    const before = named('p-17', 'Ana Ruiz', officer('p-17', ['COBOG']));
    const since = named('p-17', 'Ana Ruiz de Soto', officer('p-17', ['COBUN', 'COCTG']));
    const told = async () =>
      (await acting(fresh.db, administrator.actor, (tx) => peopleOf(tx, administrator.actor))).find(
        ({ id }) => id === 'p-17',
      );
    await keepPerson(fresh.seen, before.actor, '2026-11-28');
    await keepPerson(fresh.seen, since.actor, '2026-11-29');
    const last = {
      id: 'p-17',
      name: 'Ana Ruiz de Soto',
      roles: ['officer'],
      offices: ['COBUN', 'COCTG'],
      agency: null,
      seenOn: '2026-11-29',
    };
    expect(await told()).toEqual(last);
    // A process whose clock is behind takes nothing back.
    await keepPerson(fresh.seen, before.actor, '2026-11-28');
    expect(await told()).toEqual(last);
    await fresh.pool.query("delete from people where id = 'p-17'");
  });

  it('are written by nobody but themselves, and removed by nobody', async () => {
    const as = (text: string) => acting(fresh.db, officer('oscar').actor, (tx) => sql.raw(text).execute(tx));
    await expect(as(`insert into people values ('x', 'X', '{officer}', '{}', null, '${DAY}')`)).rejects.toThrow(
      /row-level security/,
    );
    await expect(as('delete from people')).rejects.toThrow(/permission denied/);
    expect((await as("update people set name = 'Nobody' where id = 'olga'")).numAffectedRows).toBe(0n);
  });

  it('may be called anything that a token can say', async () => {
    const odd = named('p-18', `O’Brien \0"${'x'.repeat(500)}`, officer('p-18', ['a"b', 'c\\d']));
    await keepPerson(fresh.seen, odd.actor, DAY);
    const names = await acting(fresh.db, administrator.actor, peopleNames);
    expect(names.find(({ id }) => id === odd.actor.id)?.name).toMatch(/^O’Brien "x+$/);
    await fresh.pool.query("delete from people where id = 'p-18'");
  });
});
