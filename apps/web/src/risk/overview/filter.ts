import { useLocation, useSearch } from 'wouter';

/** Days back, as far as the figures reach. */
export const SPANS = ['28', '90', '365'] as const;
export const STEPS = ['day', 'week', 'month'] as const;
/** Whose precision is drawn: everything that was controlled, or what one ground selected. */
export const GROUNDS = ['all', 'inspection', 'scan', 'documents', 'exploration', 'none'] as const;
export type Ground = (typeof GROUNDS)[number];
/** By what is told what selected; `none` would be all together, which stands above. */
export const GROUPS = ['selectedBy', 'rule', 'model', 'lane', 'office'] as const;
export type Group = (typeof GROUPS)[number];

/** What the figures are of. It stands in the address, so that it can be sent to a colleague. */
export interface Filter {
  office: string;
  days: string;
  step: string;
  /** Empty: see groundOf. */
  ground: Ground | '';
  group: string;
}

export const USUAL: Filter = { office: '', days: '90', step: 'week', ground: '', group: 'selectedBy' };
const ALLOWED: Partial<Record<keyof Filter, readonly string[]>> = {
  days: SPANS,
  step: STEPS,
  ground: ['', ...GROUNDS],
  group: GROUPS,
};

/** The filter in an address's query; what it does not say, or says as nobody does, is as usual. */
export function filterIn(query: string): Filter {
  const said = new URLSearchParams(query);
  return Object.fromEntries(
    (Object.keys(USUAL) as (keyof Filter)[]).map((name) => {
      const value = said.get(name) ?? USUAL[name];
      return [name, ALLOWED[name]?.includes(value) === false ? USUAL[name] : value];
    }),
  ) as unknown as Filter;
}

/** The query that says a filter, as short as it can. */
export const queryOf = (filter: Filter): string =>
  String(new URLSearchParams(Object.entries(filter).filter(([name, value]) => value !== USUAL[name as keyof Filter])));

/** The filter of the page, and how to change part of it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const filter = filterIn(useSearch());
  const [path, go] = useLocation();
  return [
    filter,
    (change) => {
      const query = queryOf({ ...filter, ...change });
      go(query ? `${path}?${query}` : path, { replace: true });
    },
  ];
}
