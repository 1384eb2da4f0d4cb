import { useLocation, useSearch } from 'wouter';
import type { HoldOwner, Status } from '#libs/domain';
import { listAt } from '../../ui/came-from.js';

export const VIEWS = ['held', 'mine', 'released', 'refused', 'cancelled', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the list shows; `mine` is what waits for the reader's own party, the first due first. It stands in the address, so that it can be sent to a colleague and survives going back. */
export interface Filter {
  view: View;
  office: string;
  declarant: string;
  /** An MRN or a local reference, whole. */
  find: string;
}

/** The filter in an address's query. Without one, what is held: that is where there is something to do. */
export function filterIn(query: string): Filter {
  const said = new URLSearchParams(query);
  return {
    view: VIEWS.find((each) => each === said.get('view')) ?? 'held',
    office: said.get('office') ?? '',
    declarant: said.get('declarant') ?? '',
    find: said.get('find') ?? '',
  };
}

/** The query that says a filter, as short as it can. */
export function queryOf({ view, ...rest }: Filter): string {
  const said = Object.entries({ view: view === 'held' ? '' : view, ...rest });
  return String(new URLSearchParams(said.filter(([, value]) => value !== '')));
}

/** As in libs/domain, whose contracts are larger than this page. */
const MRN = /^\d{2}[A-Z]{2}[0-9A-Z]{13}\d$/;

/** What the API is asked for. Whoever searches wants to find it, whatever state it is in. */
export function asked({ view, office, declarant, find }: Filter): URLSearchParams {
  const query = new URLSearchParams();
  const its = find.trim();
  if (its) {
    const mrn = its.toUpperCase();
    const isMrn = MRN.test(mrn);
    query.set(isMrn ? 'mrn' : 'localReference', isMrn ? mrn : its);
  } else if (view === 'mine') {
    query.set('waitsFor', 'trader' satisfies HoldOwner);
    query.set('sort', 'due');
  } else if (view !== 'all') query.set('status', view satisfies Status);
  if (office) query.set('office', office);
  if (declarant) query.set('declarant', declarant);
  return query;
}

/** The address of the list under a query. */
export const declarationsAt = (query: string): string => listAt('/app/declarations', query);

/** The filter of the page, and how to change part of it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const filter = filterIn(useSearch());
  const [, go] = useLocation();
  return [filter, (change) => go(declarationsAt(queryOf({ ...filter, ...change })), { replace: true })];
}
