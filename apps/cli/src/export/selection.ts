import { Instant } from '#libs/domain';
import { StackError } from '#libs/stack';
import type { LogSelection } from '#libs/store';

/** What a person at the keyboard says of a selection. */
export interface SelectionOptions {
  from?: string;
  to?: string;
  office?: string[];
}

/**
 * The selection that options tell; a day alone is its beginning in UTC.
 *
 * @throws StackError for what is no instant, and for an end that does not come after its beginning
 */
export function selectionOf({ from, to, office }: SelectionOptions): LogSelection {
  const selection = { from: instantIn('--from', from), to: instantIn('--to', to), office };
  if (selection.from && selection.to && selection.from >= selection.to)
    throw new StackError('--to must come after --from.');
  return selection;
}

function instantIn(option: string, text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const found = Instant.safeParse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (found.success) return found.data;
  throw new StackError(`${option} ${text} is neither a day (2026-11-24) nor an instant (2026-11-24T08:00:00Z).`);
}
