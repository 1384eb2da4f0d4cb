import { useHistoryState } from 'wouter/use-browser-location';

/** Goes along with what is opened from a list, in the window's history: the list as it was. */
export interface CameFrom {
  /** The query of its address. */
  list: string;
}

/** The query of the list from which the page was opened, also from one page to the next; empty where there was none, or the page was read anew. */
export const useCameFrom = (): string => useHistoryState<Partial<CameFrom> | null>()?.list ?? '';

/** The address of a list. */
export const listAt = (path: string, query: string): string => (query ? `${path}?${query}` : path);
