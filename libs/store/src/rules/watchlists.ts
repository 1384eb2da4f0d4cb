import type { WatchlistContent, WatchlistSummary, WatchlistView } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import { figuresByRule } from './rules.js';
import type { Tables } from '../tables.js';

/** Entries of the watchlists, those that were removed last, with what each has come to lately. */
export async function listWatchlists(tx: Transaction<Tables>): Promise<WatchlistSummary[]> {
  const figures = await figuresByRule(tx);
  const all = await entries(tx, sql`true`);
  return all.map((entry) => ({ ...entry, figures: figures.get(`watchlist:${entry.content.id}`) ?? null }));
}

/** An entry of the watchlists; undefined where there is none. */
export async function watchlistEntry(tx: Transaction<Tables>, id: string): Promise<WatchlistView | undefined> {
  return (await entries(tx, sql`id = ${id}`))[0];
}

async function entries(tx: Transaction<Tables>, which: RawBuilder<unknown>): Promise<WatchlistView[]> {
  const { rows } =
    await sql<WatchlistView>`select status, content, author, ${iso('proposed_at')} as "proposedAt", approver,
      ${iso('approved_at')} as "approvedAt", removed_by as "removedBy", ${iso('removed_at')} as "removedAt", reason
    from risk_watchlists where ${which} order by status = 'removed', id limit 5000`.execute(tx);
  return rows;
}

/** Propose an entry. Idempotent by id, author and content. @returns whether it stands as proposed by this author */
export async function proposeEntry(tx: Transaction<Tables>, content: WatchlistContent, by: string): Promise<boolean> {
  const body = JSON.stringify(content);
  await sql`insert into risk_watchlists (id, status, content, author)
    values (${content.id}, 'proposed', ${body}::jsonb, ${by}) on conflict do nothing`.execute(tx);
  const { rows } = await sql`select from risk_watchlists
    where id = ${content.id} and author = ${by} and content = ${body}::jsonb`.execute(tx);
  return rows.length === 1;
}

/** Put a proposed entry in force. Does nothing where it is not proposed, or was proposed by the same person. */
export async function approveEntry(tx: Transaction<Tables>, id: string, by: string): Promise<void> {
  await sql`update risk_watchlists set status = 'active', approver = ${by}, approved_at = now()
    where id = ${id} and status = 'proposed' and author <> ${by}`.execute(tx);
}

/** Remove an entry, or take a proposal back. Does nothing where it was removed before. */
export async function removeEntry(tx: Transaction<Tables>, id: string, by: string, reason: string): Promise<void> {
  await sql`update risk_watchlists set status = 'removed', removed_by = ${by}, removed_at = now(), reason = ${reason}
    where id = ${id} and status <> 'removed'`.execute(tx);
}
