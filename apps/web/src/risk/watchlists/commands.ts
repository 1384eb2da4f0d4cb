import type { WatchlistContent, WatchlistView } from '#libs/domain';
import { command } from '../../api/client.js';
import { refresh } from '../../api/queries.js';

/** @throws Problem watchlist-id-taken; content-invalid */
export const propose = (content: WatchlistContent): Promise<void> => send('', content);

/** @throws Problem separation-of-duties; watchlist-entry-decided where something else came first */
export const approve = (id: string): Promise<void> => send(`/${encodeURIComponent(id)}/approve`);

/** @throws Problem */
export const remove = (id: string, reason: string): Promise<void> =>
  send(`/${encodeURIComponent(id)}/remove`, { reason });

async function send(what: string, body?: object): Promise<void> {
  try {
    await command<WatchlistView>('POST', `/risk/watchlists${what}`, body);
  } finally {
    // Refused or not: how it stands now is worth reading.
    await refresh('/risk/watchlists');
  }
}
