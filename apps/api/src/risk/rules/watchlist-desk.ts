import { Injectable } from '@nestjs/common';
import { Refused, type WatchlistContent, type WatchlistView } from '#libs/domain';
import {
  acting,
  approveEntry,
  listWatchlists,
  proposeEntry,
  removeEntry,
  watchlistEntry,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { Connections } from '../../connections/connections.js';
import type { Caller } from '../../identity/caller.js';
import { unknownOffices } from './draft-check.js';

/** What is done with the watchlists. Each is one transaction: an entry has no clock but its validity, which it carries. */
@Injectable()
export class WatchlistDesk {
  constructor(private readonly connections: Connections) {}

  list({ actor }: Caller) {
    return acting(this.connections.db, actor, listWatchlists);
  }

  /** @throws Refused watchlist-id-taken; content-invalid */
  propose({ actor }: Caller, content: WatchlistContent): Promise<WatchlistView> {
    return acting(this.connections.db, actor, async (tx) => {
      const offices = await tx.selectFrom('offices').select('code').execute();
      const errors = unknownOffices(content.offices, new Set(offices.map(({ code }) => code)));
      if (errors.length > 0) throw new Refused('content-invalid', 'It would never apply there.', { errors });
      if (await proposeEntry(tx, content, actor.id)) return mustFind(tx, content.id);
      throw new Refused('watchlist-id-taken', `There is another entry ${content.id} already, or there was.`);
    });
  }

  /** @throws Refused not-found; separation-of-duties; watchlist-entry-decided */
  approve({ actor }: Caller, id: string): Promise<WatchlistView> {
    return acting(this.connections.db, actor, async (tx) => {
      const entry = await mustFind(tx, id);
      if (entry.status === 'active' && entry.approver === actor.id) return entry;
      if (entry.status !== 'proposed') throw new Refused('watchlist-entry-decided', `${id} is ${entry.status}.`);
      if (entry.author === actor.id)
        throw new Refused('separation-of-duties', 'Whoever proposed an entry may not approve it.');
      await approveEntry(tx, id, actor.id);
      const approved = await mustFind(tx, id);
      if (approved.status === 'active') return approved;
      throw new Refused('watchlist-entry-decided', `${id} is ${approved.status}.`);
    });
  }

  /** @throws Refused not-found */
  remove({ actor }: Caller, id: string, reason: string): Promise<WatchlistView> {
    return acting(this.connections.db, actor, async (tx) => {
      await mustFind(tx, id);
      await removeEntry(tx, id, actor.id, reason);
      return mustFind(tx, id);
    });
  }
}

async function mustFind(tx: Transaction<Tables>, id: string): Promise<WatchlistView> {
  const entry = await watchlistEntry(tx, id);
  if (!entry) throw new Refused('not-found', `There is no entry ${id} in the watchlists.`);
  return entry;
}
