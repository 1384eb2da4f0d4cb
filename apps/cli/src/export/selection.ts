import { Instant } from '#libs/domain';
import { StackError } from '#libs/stack';
import type { LogSelection } from '#libs/store';
import { DateTime } from 'luxon';

/** What a person at the keyboard says of a selection. */
export interface SelectionOptions {
  from?: string;
  to?: string;
  office?: string[];
}

/**
 * The selection that options tell; a day alone is its beginning.
 *
 * @param zone in which days are meant
 * @throws StackError for what is no instant, and for an end that does not come after its beginning
 */
export function selectionOf({ from, to, office }: SelectionOptions, zone = 'UTC'): LogSelection {
  const selection = { from: instantIn('--from', from, zone), to: instantIn('--to', to, zone), office };
  if (selection.from && selection.to && selection.from >= selection.to)
    throw new StackError('--to must come after --from.');
  return selection;
}

/** Whether a person says a day rather than an instant. */
export const isDay = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

function instantIn(option: string, text: string | undefined, zone: string): Instant | undefined {
  if (text === undefined) return undefined;
  const found = Instant.safeParse(isDay(text) ? DateTime.fromISO(text, { zone }).toUTC().toISO() : text);
  if (found.success) return found.data;
  throw new StackError(`${option} ${text} is neither a day (2026-11-24) nor an instant (2026-11-24T08:00:00Z).`);
}
