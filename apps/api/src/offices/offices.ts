import { Injectable } from '@nestjs/common';
import { defaultClocks, outlook } from '#libs/calendar';
import {
  canonical,
  instant,
  Refused,
  type CheckedOffice,
  type OfficeChange,
  type OfficeCheck,
  type OfficeDetail,
  OfficeView,
  type OfficeVersion,
} from '#libs/domain';
import { acting, changeOffice, officeInForce, officesInForce, officeVersions, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { mustBeComputable, mustBeNamed } from './office-check.js';

type Tx = Transaction<Tables>;

/** Offices as they are configured. What was changed shows in the next read; clocks go by it as soon as it is read anew. */
@Injectable()
export class Offices {
  constructor(private readonly connections: Connections) {}

  async list(caller: Caller): Promise<OfficeView[]> {
    const offices = await this.as(caller, officesInForce);
    // What it is for all to know: the view leaves the rest out.
    return offices.map((office) => OfficeView.parse(office));
  }

  /** @throws Refused not-found */
  detail(caller: Caller, code: string): Promise<OfficeDetail> {
    return this.as(caller, (tx) => mustFind(tx, code));
  }

  /** @throws Refused not-found */
  changes(caller: Caller, code: string): Promise<OfficeVersion[]> {
    return this.as(caller, async (tx) => {
      await mustFind(tx, code);
      return officeVersions(tx, code);
    });
  }

  /** @throws Refused content-invalid where no due date can be computed */
  check({ office, at = instant(Date.now()) }: OfficeCheck): CheckedOffice {
    mustBeComputable(office, at);
    return outlook(office, at);
  }

  /**
   * Said again with the same content, it changes nothing.
   *
   * @throws Refused office-changed where another change came first; not-found; content-invalid as above, and for a code that is none
   */
  change(caller: Caller, code: string, change: OfficeChange): Promise<OfficeDetail> {
    const { office, version } = change;
    mustBeNamed(code, change);
    mustBeComputable(office);
    return this.as(caller, async (tx) => {
      const now = await officeInForce(tx, code);
      if (!now && version > 0) throw new Refused('not-found', `There is no office ${code}; version 0 adds it.`);
      if (canonical(now?.office) === canonical(office)) return mustFind(tx, code);
      if ((now?.version ?? 0) !== version || !(await changeOffice(tx, change, caller.actor.id)))
        throw new Refused('office-changed', `Version ${version} is not the present one of ${code}.`);
      return mustFind(tx, code);
    });
  }

  private as<T>({ actor }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}

async function mustFind(tx: Tx, code: string): Promise<OfficeDetail> {
  const office = await officeInForce(tx, code);
  if (!office) throw new Refused('not-found', `There is no office ${code}.`);
  return { ...office, defaultClocks };
}
