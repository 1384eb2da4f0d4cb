import type { DomainEvent } from '#libs/domain';
import type pg from 'pg';
import { recall } from '../archive/recall.js';

interface EventRow {
  seq: number;
  batch: number;
  type: DomainEvent['type'];
  at: Date;
  by: string;
  body: object;
  hash: string;
}

/** An event as the events table keeps it, put together again. */
export const eventFromRow = (row: Omit<EventRow, 'batch'>): DomainEvent =>
  ({
    ...row.body,
    seq: row.seq,
    type: row.type,
    at: row.at.toISOString(),
    by: row.by,
    hash: row.hash,
  }) as unknown as DomainEvent;

/**
 * A declaration's events after a number, in order, each with the number of the first event recorded together with it. An archived file
 * is recalled: whoever asks by number goes on from there.
 */
export async function eventsOf(
  pool: Pick<pg.Pool | pg.PoolClient, 'query'>,
  declarationId: string,
  after = 0,
): Promise<{ event: DomainEvent; batch: number }[]> {
  const read = () =>
    pool.query<EventRow>({
      name: 'events-of',
      text: 'select seq, batch, type, at, by, body, hash from events where declaration_id = $1 and seq > $2 order by seq',
      values: [declarationId, after],
    });
  let { rows } = await read();
  if (rows.length === 0) {
    await recall(pool, declarationId);
    ({ rows } = await read());
  }
  return rows.map((row) => ({ event: eventFromRow(row), batch: row.batch }));
}

/** The events of some declarations, in order, archived ones included. */
export async function eventsByDeclaration(
  queries: Pick<pg.Pool | pg.PoolClient, 'query'>,
  ids: readonly string[],
): Promise<Map<string, DomainEvent[]>> {
  const events = await eventsIn('events', queries, ids);
  const others = ids.filter((id) => !events.has(id));
  if (others.length > 0)
    for (const [id, its] of await eventsIn('events_with_archived', queries, others)) events.set(id, its);
  return events;
}

async function eventsIn(
  source: 'events' | 'events_with_archived',
  queries: Pick<pg.Pool | pg.PoolClient, 'query'>,
  ids: readonly string[],
): Promise<Map<string, DomainEvent[]>> {
  const { rows } = await queries.query<Omit<EventRow, 'batch'> & { declaration_id: string }>(
    `select declaration_id, seq, type, at, by, body, hash from ${source}
     where declaration_id = any($1) order by declaration_id, seq`,
    [ids],
  );
  const events = new Map<string, DomainEvent[]>();
  for (const row of rows) {
    const its = events.get(row.declaration_id) ?? [];
    its.push(eventFromRow(row));
    events.set(row.declaration_id, its);
  }
  return events;
}
