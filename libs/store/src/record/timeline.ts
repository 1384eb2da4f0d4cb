import type { DomainEvent, HoldKind, HoldOwner, TimelineEntry } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { eventFromRow } from './events.js';
import type { Sees } from '../person.js';
import type { Tables } from '../tables.js';
import { timelineEntry, type AboutHold } from './timeline-entry.js';

/** All that happened to a declaration, as far as the reader may see it; undefined where there is no declaration to be seen. */
export async function timeline(tx: Transaction<Tables>, id: string, see: Sees): Promise<TimelineEntry[] | undefined> {
  const events = await eventsAbout(tx, id, 0);
  return events.length === 0 ? undefined : entries(events, see);
}

/** What happened after the event of a number, in order: what a reader who was cut off has missed. */
export async function eventsAfter(
  tx: Transaction<Tables>,
  id: string,
  seq: number,
  see: Sees,
): Promise<TimelineEntry[]> {
  return entries(await eventsAbout(tx, id, seq), see);
}

const entries = (events: EventAbout[], see: Sees): TimelineEntry[] =>
  events.flatMap(({ event, about }) => timelineEntry(event, about, see) ?? []);

/** An event with the hold it is about. */
export interface EventAbout {
  event: DomainEvent;
  about: AboutHold | null;
  recordedAt: Date;
}

/** A declaration's events after a number, in order, each with the hold it is about. */
export async function eventsAbout(tx: Transaction<Tables>, id: string, after: number): Promise<EventAbout[]> {
  const rows = await tx
    .selectFrom('events')
    .leftJoin('holds', (join) =>
      join
        .onRef('holds.declaration_id', '=', 'events.declaration_id')
        .on(sql<boolean>`holds.id = events.body->>'holdId'`),
    )
    .leftJoin('holds as parents', 'parents.id', 'holds.parent')
    .select(['seq', 'type', 'at', 'by', 'body', 'hash', 'recorded_at'])
    .select(['holds.kind', 'holds.owner', 'parents.owner as asked_by'])
    .where('events.declaration_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return rows.map(({ kind, owner, asked_by, ...row }) => ({
    event: eventFromRow(row),
    about: holdOf(kind, owner, asked_by),
    recordedAt: row.recorded_at,
  }));
}

const holdOf = (kind: HoldKind | null, owner: HoldOwner | null, askedBy: HoldOwner | null): AboutHold | null =>
  kind && owner ? { kind, owner, askedBy } : null;
