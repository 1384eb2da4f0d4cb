import { Injectable } from '@nestjs/common';
import { can } from '#libs/identity';
import { Refused, type OutageCorrection, type OutageDetail, type OutageRequest } from '#libs/domain';
import { acting, correctOutage, listOutages, outageDetail, recordOutage, type Sees, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/**
 * Outages of offices and of the system. Each act is one transaction; declarations are told by the worker, and none lets a clock
 * expire over what is on record.
 */
@Injectable()
export class Outages {
  constructor(private readonly connections: Connections) {}

  list({ actor }: Caller, office?: string) {
    return acting(this.connections.db, actor, (tx) => listOutages(tx, seesOf(actor), office));
  }

  /** @throws Refused not-found */
  detail({ actor }: Caller, id: string): Promise<OutageDetail> {
    return acting(this.connections.db, actor, (tx) => mustFind(tx, seesOf(actor), id));
  }

  /** @throws Refused content-invalid where there is no such office or document */
  record({ actor }: Caller, request: OutageRequest): Promise<OutageDetail> {
    return acting(this.connections.db, actor, async (tx) => {
      await checkOffice(tx, request.office);
      await checkDocuments(tx, request.evidence.documents);
      return mustFind(tx, seesOf(actor), await recordOutage(tx, request, actor.id));
    });
  }

  /** @throws Refused not-found; outage-corrected where another correction came first; content-invalid as above */
  correct({ actor }: Caller, id: string, correction: OutageCorrection): Promise<OutageDetail> {
    return acting(this.connections.db, actor, async (tx) => {
      const { office, version } = await mustFind(tx, seesOf(actor), id);
      await checkDocuments(tx, correction.evidence.documents);
      if (version !== correction.version || !(await correctOutage(tx, id, office, correction, actor.id)))
        throw new Refused('outage-corrected', `Version ${correction.version} is not the present one of ${id}.`);
      return mustFind(tx, seesOf(actor), id);
    });
  }
}

const seesOf = (actor: Caller['actor']): Sees => ({ lane: can(actor, 'lane:see'), self: actor.id });

async function mustFind(tx: Transaction<Tables>, see: Sees, id: string): Promise<OutageDetail> {
  const outage = await outageDetail(tx, see, id);
  if (!outage) throw new Refused('not-found', `There is no outage ${id} that you may see.`);
  return outage;
}

async function checkOffice(tx: Transaction<Tables>, code: string | null): Promise<void> {
  if (code === null) return;
  const office = await tx.selectFrom('offices').select('code').where('code', '=', code).executeTakeFirst();
  if (!office) throw new Refused('content-invalid', `There is no office ${code}. Leave it null for the whole system.`);
}

async function checkDocuments(tx: Transaction<Tables>, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  const known = await tx.selectFrom('documents').select('sha256').where('sha256', 'in', hashes).execute();
  const missing = hashes.find((sha256) => !known.some((each) => each.sha256 === sha256));
  if (missing) throw new Refused('content-invalid', `No file ${missing} was uploaded; upload the evidence first.`);
}
