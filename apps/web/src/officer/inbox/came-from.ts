import { useHistoryState } from 'wouter/use-browser-location';

/** Goes along with a task in the window's history: the list from which it was opened. */
export interface CameFrom {
  /** The query of its address. */
  list: string;
}

/** The query of the list from which the task was opened, also after a reload and from one task to the next; empty where there was none. */
export const useCameFrom = (): string => useHistoryState<Partial<CameFrom> | null>()?.list ?? '';

/** The address of a list. */
export const listAt = (query: string): string => (query ? `/app/work?${query}` : '/app/work');
