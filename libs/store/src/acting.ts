import type { Actor } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** Whose rows somebody may see: everything, those of their offices, of their parties, of their agency, or nothing. */
export type Scope = 'all' | 'office' | 'party' | 'agency' | 'none';

/** The widest scope that an actor's roles give. National officers (offices `*`), analysts, auditors and administrators see all. */
export function scopeOf(actor: Actor): Scope {
  const has = (...roles: Actor['roles']) => roles.some((role) => actor.roles.includes(role));
  if (has('auditor', 'administrator', 'risk-analyst', 'gateway')) return 'all';
  if (has('officer', 'inspector', 'supervisor')) return actor.offices.includes('*') ? 'all' : 'office';
  if (has('agency-officer')) return actor.agency ? 'agency' : 'none';
  if (has('broker')) return 'party';
  return 'none';
}

/**
 * Run queries as somebody: one transaction in which row security knows who asks. Everything the API reads or writes on
 * behalf of a person goes through here.
 */
export function acting<T>(db: Database, actor: Actor, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('levante.scope', ${scopeOf(actor)}, true),
      set_config('levante.actor', ${actor.id}, true),
      set_config('levante.offices', ${arrayText(actor.offices)}, true),
      set_config('levante.parties', ${arrayText(actor.parties)}, true),
      set_config('levante.agency', ${actor.agency ?? ''}, true)`.execute(tx);
    return work(tx);
  });
}

/** A PostgreSQL array literal. */
const arrayText = (texts: string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
