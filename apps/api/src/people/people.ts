import { Injectable } from '@nestjs/common';
import type { PersonName, PersonView } from '#libs/domain';
import { groupsOf } from '#libs/identity';
import { acting, peopleNames, peopleOf, scopeOf } from '#libs/store';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/** Who works here, as far as they have been here. */
@Injectable()
export class People {
  constructor(private readonly connections: Connections) {}

  async list({ actor }: Caller): Promise<PersonView[]> {
    const people = await acting(this.connections.db, actor, (tx) => peopleOf(tx, actor));
    return people.map((person) => {
      const its = { ...person, agency: person.agency ?? undefined, parties: [] };
      // Whoever sees beyond offices does tasks of all, whatever their token names.
      return { ...person, offices: scopeOf(its) === 'office' ? person.offices : ['*'], groups: groupsOf(its) };
    });
  }

  names({ actor }: Caller): Promise<PersonName[]> {
    return acting(this.connections.db, actor, peopleNames);
  }
}
