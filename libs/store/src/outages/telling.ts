import type { DeclarationId, KnownOutage } from '#libs/domain';
import type pg from 'pg';
import { knownOutage, LATEST_OUTAGES, OUTAGE_COLUMNS, type OutageRow } from './unaccounted.js';
import type { Queries } from '../record/record.js';

/**
 * Outages of which declarations are to be told, as last corrected, those recorded first first. One that lasts is among them as long as
 * it does: the clocks of declarations opened since stand still too.
 *
 * @param queries of the owning role
 */
export async function outagesToTell(queries: Queries): Promise<KnownOutage[]> {
  const { rows } = await queries.query<OutageRow>(
    `select ${OUTAGE_COLUMNS} from (${LATEST_OUTAGES}) o
     where o.until_at is null and not o.withdrawn
       or not exists (select from outage_tellings t where t.id = o.id and t.version = o.version) order by o.at`,
  );
  return rows.map(knownOutage);
}

/**
 * Declarations that an outage concerns and that do not take this version of it into account, in the order of their ids: those with a
 * task to be done since before it was over, those that a clock ended after it began, and those that know an earlier version.
 *
 * @param after the last one of the page before; empty for the first page
 */
export async function declarationsToTell(
  queries: Queries,
  { id, version, office, from, until, withdrawn }: KnownOutage,
  after: string,
  limit: number,
): Promise<DeclarationId[]> {
  const { rows } = await queries.query<{ declaration_id: DeclarationId }>(
    `select declaration_id from (
       select declaration_id from tasks
       where not $6 and phase in ('open', 'waiting') and ($3::text is null or office = $3)
         and ($5::timestamptz is null or opened_at < $5)
       union
       select e.declaration_id from events e join declarations d on d.id = e.declaration_id
       where not $6 and e.type = 'ClockExpired' and e.at >= $4::timestamptz and e.body->>'effect' <> 'escalate'
         and ($3::text is null or d.office = $3)
       union
       select declaration_id from events where type = 'OutageAccounted' and body->'outage'->>'id' = $1
     ) concerned
     where declaration_id > $7 and not exists (
       select from events known where known.type = 'OutageAccounted' and known.body->'outage'->>'id' = $1
         and (known.body->'outage'->>'version')::int >= $2 and known.declaration_id = concerned.declaration_id)
     order by declaration_id limit $8`,
    [id, version, office, from, until, withdrawn, after, limit],
  );
  return rows.map(({ declaration_id }) => declaration_id);
}

/** All declarations that a version of an outage concerned know it; for one that lasts, those opened by now. Idempotent. */
export async function markTold(queries: Queries, { id, version }: KnownOutage): Promise<void> {
  await queries.query('insert into outage_tellings (id, version) values ($1, $2) on conflict do nothing', [
    id,
    version,
  ]);
}

/**
 * Do something that one process at a time does. Whoever dies doing it leaves it to the next.
 *
 * @returns whether it was this process's turn
 */
export async function asOnlyTeller(pool: pg.Pool, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let isUsable = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('levante outages', 0)) as mine",
    );
    if (rows[0]?.mine) {
      await work();
      await client.query("select pg_advisory_unlock(hashtextextended('levante outages', 0))");
    }
    isUsable = true;
    return rows[0]?.mine ?? false;
  } finally {
    // A connection that may still hold the lock is closed, and the lock goes with it.
    client.release(!isUsable);
  }
}
