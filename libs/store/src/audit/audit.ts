import type { AuditEntry, AuditTrail, DeclarationId } from '#libs/domain';
import type { Transaction } from 'kysely';
import { firstBrokenLink } from './chain.js';
import type { Tables } from '../tables.js';
import { eventsAbout, type EventAbout } from '../record/timeline.js';
import { detailOf, titleOf } from '../record/timeline-entry.js';

/**
 * Who did what with a declaration and its tasks, when, with which versions; and whether the chain of its events holds, link
 * by link, computed anew. Undefined where there is no declaration to be seen.
 */
export async function auditTrail(
  tx: Transaction<Tables>,
  id: string,
): Promise<Omit<AuditTrail, 'anchoredBy'> | undefined> {
  const declaration = await tx.selectFrom('declarations').select('seq').where('id', '=', id).executeTakeFirst();
  if (!declaration) return undefined;
  const events = await eventsAbout(tx, id, 0);
  const chain = events.map(({ event }) => event);
  // Events cut off at the end leave a whole chain; the declaration knows how many there were.
  const firstBroken = firstBrokenLink(chain) ?? (chain.length === declaration.seq ? null : chain.length + 1);
  return {
    declarationId: id as DeclarationId,
    entries: merged(events.map(eventEntry), await taskEntries(tx, id)),
    chain: { intact: firstBroken === null, length: chain.length, head: chain.at(-1)?.hash ?? '', firstBroken },
  };
}

function eventEntry({ event, about, recordedAt }: EventAbout): AuditEntry {
  const { seq, at, type, by, hash } = event;
  return {
    source: 'event',
    seq,
    at,
    recordedAt: recordedAt.toISOString(),
    type,
    by,
    title: titleOf(event, about),
    taskId: 'holdId' in event ? event.holdId : null,
    detail: detailOf(event),
    hash,
  };
}

const TITLES: Record<Tables['task_log']['action'], string> = {
  claimed: 'Task taken',
  unclaimed: 'Task given back',
  assigned: 'Task assigned',
  commented: 'Comment written',
  drafted: 'Draft saved',
};

/** What people did with the tasks besides completing them. */
async function taskEntries(tx: Transaction<Tables>, id: string): Promise<AuditEntry[]> {
  const rows = await tx.selectFrom('task_log').selectAll().where('declaration_id', '=', id).orderBy('id').execute();
  return rows.map(({ at, action, by, task_id, detail }) => ({
    source: 'task',
    seq: null,
    at: at.toISOString(),
    recordedAt: at.toISOString(),
    type: action,
    by,
    title: TITLES[action],
    taskId: task_id,
    detail: { ...(detail ?? {}) },
    hash: null,
  }));
}

/** Two records in one, by time; each keeps its own order, whatever its clock said. */
function merged(events: AuditEntry[], acts: AuditEntry[]): AuditEntry[] {
  const all: AuditEntry[] = [];
  const waiting = [...acts];
  for (const event of events) {
    while (waiting[0] && waiting[0].at < event.at) all.push(...waiting.splice(0, 1));
    all.push(event);
  }
  return [...all, ...waiting];
}
