import type { DomainEvent } from '#libs/domain';
import type { LoggedHold } from './holds.js';

/** As what somebody acted: system, trader, carrier, customs, or an agency (`agency:ICA`). Names of people are not told. */
export function roleOf(event: DomainEvent, hold: LoggedHold | undefined, lodgedBy: string): string {
  if (event.by === 'system') return 'system';
  switch (event.type) {
    case 'DeclarationLodged':
    case 'DeclarationAmended':
      return 'trader';
    case 'DeclarationCancelled':
      return event.by === lodgedBy ? 'trader' : 'customs';
    case 'GoodsDeparted':
      return 'carrier';
    default:
      return hold ? roleOfTask(hold) : 'customs';
  }
}

/** As what whoever has a task acts: its group tells. */
export function roleOfTask({ group }: LoggedHold): string {
  if (group === 'trader') return 'trader';
  if (group === 'arrival') return 'carrier';
  return group.startsWith('agency:') ? group : 'customs';
}
