import { useLocation, useSearch } from 'wouter';
import type { Interval, OfficeView } from '#libs/domain';
import { instantOf } from '../clock.js';

export const STEPS = ['day', 'week', 'month'] as const;
export const GROUPS = ['office', 'lane', 'mode', 'procedure', 'chapter', 'agency', 'broker', 'advance'] as const;

/** What the study is of. It stands in the address, so that it can be sent to a colleague. Days are of the office, both included. */
export interface Filter {
  from: string;
  to: string;
  office: string;
  lane: string;
  mode: string;
  interval: string;
  step: string;
  group: string;
  /** Hours within which the interval should end. */
  within: string;
  outages: string;
  /** Days of the period that it is compared with; none where they are empty. */
  vsFrom: string;
  vsTo: string;
}

export const USUAL: Filter = {
  from: '',
  to: '',
  office: '',
  lane: '',
  mode: '',
  interval: 'lodgement-to-release' satisfies Interval,
  step: 'month',
  group: 'lane',
  within: '24',
  outages: 'with',
  vsFrom: '',
  vsTo: '',
};
const NAMES = Object.keys(USUAL) as (keyof Filter)[];

/** The filter in an address's query; what it does not say is as usual. */
export function filterIn(query: string): Filter {
  const said = new URLSearchParams(query);
  return Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? USUAL[name]])) as unknown as Filter;
}

/** The query that says a filter, as short as it can. */
export const queryOf = (filter: Filter): string =>
  String(new URLSearchParams(NAMES.filter((name) => filter[name] !== USUAL[name]).map((name) => [name, filter[name]])));

/** Instant at which a day begins by the clock of a zone. @param day as 2026-11-29 */
export const beginningOf = (day: string, timeZone: string): string => instantOf(`${day}T00:00`, timeZone);

/** Some days later, or earlier. @param day as 2026-11-29 */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The zone in which days are meant: that of the offices chosen, UTC where they differ, as in the study. */
export function zoneOf({ office }: Pick<Filter, 'office'>, offices: OfficeView[]): string {
  const zones = new Set(offices.filter(({ code }) => !office || code === office).map(({ timeZone }) => timeZone));
  return zones.size === 1 ? ([...zones][0] ?? 'UTC') : 'UTC';
}

/** The declarations of a filter, as the API is asked for them. */
export function chosenBy({ from, to, office, lane, mode }: Filter, zone: string): URLSearchParams {
  const said = {
    from: from && beginningOf(from, zone),
    to: to && beginningOf(dayAfter(to), zone),
    office,
    lane,
    mode,
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The same with how times are told. */
export function toldBy(filter: Filter, zone: string): URLSearchParams {
  const query = chosenBy(filter, zone);
  if (filter.outages === 'without') query.set('outages', 'without');
  if (Number(filter.within) > 0) query.set('serviceLevel', String(Number(filter.within) * 3600));
  return query;
}

/** The period of the same length just before; undefined where the filter has no period. */
export function periodBefore({ from, to }: Filter): { vsFrom: string; vsTo: string } | undefined {
  if (!from || !to) return undefined;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { vsFrom: dayAfter(from, -days), vsTo: dayAfter(from, -1) };
}

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
