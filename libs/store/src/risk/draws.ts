import type { DrawSummary, DrawView } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

const HOW_TO_VERIFY = `The commitment is SHA-256 of the seed's 32 bytes; it was published before the day. A declaration's number is the first 48 bits of HMAC-SHA256(seed, id of the declaration), as a fraction of 2^48; the day is that of receipt, in UTC. It was drawn for the control group if its number is less than the share "random" of the settings in force then, which the history of settings tells.`;

/** The draw of a day (YYYY-MM-DD, UTC); undefined where none is committed to. */
export async function drawOfDay(tx: Transaction<Tables>, day: string): Promise<DrawView | undefined> {
  const { rows } = await sql<DrawSummary>`select ${SUMMARY} from risk_seeds where day = ${day}::date`.execute(tx);
  return rows[0] && { ...rows[0], howToVerify: HOW_TO_VERIFY };
}

/** The draws of the last 400 days and of those to come that are committed to, latest first. */
export async function recentDraws(tx: Transaction<Tables>): Promise<DrawSummary[]> {
  const { rows } = await sql<DrawSummary>`select ${SUMMARY} from risk_seeds
    where day > (now() at time zone 'UTC')::date - 400 order by day desc`.execute(tx);
  return rows;
}

const SUMMARY = sql`day::text, commitment, ${iso('committed_at')} as "committedAt", revealed as seed,
  ${iso('revealed_at')} as "revealedAt"`;
