import { createHash } from 'node:crypto';
import { canonical, type Decided, type DomainEvent } from '#libs/domain';

/** The hash that links an event to the one before it: SHA-256 of the hash before and the canonical JSON of the event. */
export function linkHash(before: string, event: Decided & { seq: number }): string {
  return createHash('sha256').update(before).update(canonical(event)).digest('hex');
}

/** Number decisions on from a file's last event and chain them. */
export function chain(head: string, seq: number, decided: Decided[]): DomainEvent[] {
  let before = head;
  return decided.map((event, index) => {
    const numbered = { ...event, seq: seq + index + 1 };
    before = linkHash(before, numbered);
    return { ...numbered, hash: before };
  });
}

/** The number of the first event whose link does not hold, or null where the chain is whole from its beginning. */
export function firstBrokenLink(events: DomainEvent[]): number | null {
  let before = '';
  for (const [index, { hash, ...event }] of events.entries()) {
    if (event.seq !== index + 1 || linkHash(before, event) !== hash) return index + 1;
    before = hash;
  }
  return null;
}
