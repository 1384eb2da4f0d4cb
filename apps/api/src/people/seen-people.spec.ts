import type { Actor, Role } from '#libs/domain';
import { SeenPeople } from './seen-people.js';

const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id: id as Actor['id'],
  name: `${id} the officer`,
  roles: ['officer'],
  offices: ['COBOG'],
  parties: [],
  ...more,
});

function seeing(keeps: () => Promise<void> = async () => undefined) {
  const kept: string[] = [];
  const failures: unknown[] = [];
  const clock = { at: Date.parse('2026-11-29T10:00:00Z') };
  const people = new SeenPeople(
    ({ id, name, offices }, day) => {
      kept.push(`${day} ${id} ${name} ${offices.join()}`);
      return keeps();
    },
    (error) => failures.push(error),
    () => clock.at,
  );
  return { people, kept, failures, clock };
}

describe('who is here', () => {
  it('is kept once a day, however many requests they send, each with a token read anew', () => {
    const { people, kept, clock } = seeing();
    for (let requests = 0; requests < 100; requests++) people.saw(person('olga'));
    people.saw(person('oscar'));
    clock.at += 24 * 60 * 60 * 1000;
    people.saw(person('olga'));
    expect(kept).toEqual([
      '2026-11-29 olga olga the officer COBOG',
      '2026-11-29 oscar oscar the officer COBOG',
      '2026-11-30 olga olga the officer COBOG',
    ]);
  });

  it('is kept anew when their token says something else, and a token of before that day is no news', () => {
    const { people, kept } = seeing();
    for (const offices of [['COBOG'], ['COBUN'], ['COBOG'], ['COBUN']]) people.saw(person('olga', { offices }));
    expect(kept).toHaveLength(2);
  });

  it.each<[string, Partial<Actor>]>([
    ['a trader', { roles: ['broker'] }],
    ['customs’ own intake', { roles: ['gateway'] }],
    ['a program, whatever its roles', { service: true }],
  ])('is nobody to be kept: %s', (_what, more) => {
    const { people, kept } = seeing();
    people.saw(person('nameless', more));
    expect(kept).toEqual([]);
  });

  it('is kept by id where their token tells no name: tasks are given only to people who are known', () => {
    const { people, kept } = seeing();
    people.saw(person('nameless', { name: 'nameless' }));
    expect(kept).toEqual(['2026-11-29 nameless nameless COBOG']);
  });

  it('is kept where they are of customs or of an agency besides being a trader', () => {
    const { people, kept } = seeing();
    const roles: Role[] = ['broker', 'auditor'];
    people.saw(person('aurora', { roles }));
    expect(kept).toHaveLength(1);
  });

  it('is not asked about in every request where keeping fails', async () => {
    const failure = new Error('the database is away');
    const { people, kept, failures } = seeing(() => Promise.reject(failure));
    people.saw(person('olga'));
    await Promise.resolve();
    people.saw(person('olga'));
    expect(kept).toHaveLength(1);
    expect(failures).toEqual([failure]);
  });
});
