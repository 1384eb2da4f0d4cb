import { useLocation, useSearch } from 'wouter';
import { listAt } from '../../ui/came-from.js';

export const VIEWS = ['take', 'mine', 'overdue', 'all', 'closed'] as const;
export type View = (typeof VIEWS)[number];
export const ORDERS = ['due', 'urgency', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

/** What the list shows. It stands in the address, so that it can be sent to a colleague and survives going back. */
export interface Filter {
  view: View;
  kind: string;
  office: string;
  /** Part of an MRN, or of the trader's reference. */
  mrn: string;
  order: Order;
}

const one = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((each) => each === text);

/** The filter in an address's query; what it does not say is as most people want it. */
export function filterIn(query: string): Filter {
  const said = new URLSearchParams(query);
  return {
    view: one(VIEWS, said.get('view')) ?? 'take',
    kind: said.get('kind') ?? '',
    office: said.get('office') ?? '',
    mrn: said.get('mrn') ?? '',
    order: one(ORDERS, said.get('order')) ?? 'due',
  };
}

/** The query that says a filter, as short as it can. */
export function queryOf({ view, order, ...rest }: Filter): string {
  const said = Object.entries({ view: view === 'take' ? '' : view, order: order === 'due' ? '' : order, ...rest });
  return String(new URLSearchParams(said.filter(([, value]) => value !== '')));
}

/** What of a filter the API is asked for the next task by, and for counts besides a view. */
export const scopeOf = ({ kind, office }: Pick<Filter, 'kind' | 'office'>): URLSearchParams =>
  new URLSearchParams(Object.entries({ kind, office }).filter(([, value]) => value !== ''));

/** As few characters as the API looks for. */
export const SHORTEST = 3;

/** What the API is asked for a view. */
export function asked(filter: Filter, view: View = filter.view): URLSearchParams {
  const query = scopeOf(filter);
  if (view === 'take') query.set('mine', 'may-take');
  if (view === 'mine') query.set('assignee', 'me');
  if (view === 'overdue') query.set('overdue', 'true');
  if (view === 'closed') for (const state of ['completed', 'cancelled']) query.append('state', state);
  if (filter.mrn.length >= SHORTEST) query.set('find', filter.mrn);
  return query;
}

/** The address of the list under a query. */
export const workAt = (query: string): string => listAt('/app/work', query);

/** The filter of the page, and how to change part of it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const filter = filterIn(useSearch());
  const [, go] = useLocation();
  return [filter, (change) => go(workAt(queryOf({ ...filter, ...change })), { replace: true })];
}
