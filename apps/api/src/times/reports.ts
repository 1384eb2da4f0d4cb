import { Injectable } from '@nestjs/common';
import { Refused, type DeclarationId, type ReportKind, type ReportRequest, type ReportView } from '#libs/domain';
import { acting, idToRead, readBy, report, reportsOf, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';
import { idOf } from '../commands/id-of.js';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/** What officers know at first hand; of all else port and terminal systems report, through the gateway. */
const BY_OFFICERS: readonly ReportKind[] = ['positioned', 'inspection-scheduled'];

/** Takes and shows what is reported of goods, as somebody: what is not theirs to see does not exist. */
@Injectable()
export class Reports {
  constructor(private readonly connections: Connections) {}

  /**
   * @throws Refused not-permitted for a kind that is not theirs to report; not-found; content-invalid where it contradicts the record
   */
  take(caller: Caller, idOrMrn: string, sent: ReportRequest): Promise<ReportView> {
    const { actor, see } = caller;
    if (!actor.roles.includes('gateway') && !BY_OFFICERS.includes(sent.kind))
      throw new Refused('not-permitted', `Port and terminal systems report what is ${sent.kind}; officers do not.`);
    return this.as(caller, async (tx) => {
      const id = found(await idOf(tx, idOrMrn), idOrMrn);
      await report(tx, id, actor.id, sent);
      const reports = await reportsOf(tx, id, see);
      const taken = reports.find(
        ({ kind, at, place, reference }) =>
          kind === sent.kind &&
          at === sent.at &&
          place === (sent.place ?? null) &&
          reference === (sent.reference ?? null),
      );
      if (!taken) throw new Error(`What was just reported of ${id} is not on record.`);
      return taken;
    });
  }

  list(caller: Caller, idOrMrn: string): Promise<ReportView[]> {
    return this.as(caller, async (tx) => {
      const id = found(await idToRead(tx, idOrMrn, readBy(caller, 'timeline')), idOrMrn);
      return reportsOf(tx, id, caller.see);
    });
  }

  private as<T>({ actor }: Caller, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}

function found(id: DeclarationId | undefined, name: string): DeclarationId {
  if (id === undefined) throw new Refused('not-found', `There is no declaration ${name} that you may see.`);
  return id;
}
