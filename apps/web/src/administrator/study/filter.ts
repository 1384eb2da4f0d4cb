import { useLocation, useSearch } from 'wouter';
import type { Interval, OfficeView } from '#libs/domain';
import { instantOf } from '../../form/clock.js';

export const STEPS = ['day', 'week', 'month'] as const;
/** By what declarations are grouped, and chosen. */
export const GROUPS = ['office', 'lane', 'mode', 'procedure', 'chapter', 'agency', 'broker', 'advance'] as const;
export type Group = (typeof GROUPS)[number];

/** What the study is of. It stands in the address, so that it can be sent to a colleague. Days are of the office, both included. */
export interface Filter {
  from: string;
  to: string;
  office: string;
  lane: string;
  mode: string;
  procedure: string;
  chapter: string;
  agency: string;
  broker: string;
  /** `true`, `false`, or empty. */
  advance: string;
  interval: string;
  step: string;
  group: string;
  /** Hours within which the interval should end; empty: as the offices promise. */
  within: string;
  outages: string;
  /** Days of the period that it is compared with; none where they are empty. */
  vsFrom: string;
  vsTo: string;
}

/** Days, both included; empty where the period is open on that side. */
export type Period = Pick<Filter, 'from' | 'to'>;

/** Whether a period ends before it begins. */
export const isReversed = ({ from, to }: Period): boolean => from !== '' && to !== '' && to < from;

/** The days of a period that are other than before. */
export const changedDays = (before: Period, after: Period): Partial<Period> => ({
  ...(after.from === before.from ? {} : { from: after.from }),
  ...(after.to === before.to ? {} : { to: after.to }),
});

export const USUAL: Filter = {
  from: '',
  to: '',
  office: '',
  lane: '',
  mode: '',
  procedure: '',
  chapter: '',
  agency: '',
  broker: '',
  advance: '',
  interval: 'lodgement-to-release' satisfies Interval,
  step: 'month',
  group: 'lane',
  within: '',
  outages: 'with',
  vsFrom: '',
  vsTo: '',
};
const NAMES = Object.keys(USUAL) as (keyof Filter)[];

/** The filter in an address's query; what it does not say is as usual, and so is the end of a period that ends before it begins. */
export function filterIn(query: string): Filter {
  const said = new URLSearchParams(query);
  const filter = Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? USUAL[name]])) as unknown as Filter;
  if (isReversed(filter)) filter.to = '';
  if (isReversed({ from: filter.vsFrom, to: filter.vsTo })) filter.vsTo = '';
  return filter;
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

/** Where offices promise nothing, or not the same. */
const USUAL_HOURS = 24;
const HOUR = 3600;

/** What the offices chosen promise of the filter's interval, in hours. */
export function promisedHours(
  { office, interval }: Pick<Filter, 'office' | 'interval'>,
  offices: OfficeView[],
): number {
  const levels = new Set(
    offices
      .filter(({ code }) => !office || code === office)
      .map(({ serviceLevels }) => serviceLevels?.[interval as Interval]),
  );
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? level / HOUR : USUAL_HOURS;
}

/** The declarations of a filter, as the API is asked for them. */
export function chosenBy({ from, to, ...filter }: Filter, zone: string): URLSearchParams {
  const said = [
    ['from', from && beginningOf(from, zone)],
    ['to', to && beginningOf(dayAfter(to), zone)],
    ...GROUPS.map((group) => [group, filter[group]]),
  ];
  return new URLSearchParams(said.filter(([, value]) => value !== ''));
}

/** The same with how times are told. */
export function toldBy(filter: Filter, zone: string): URLSearchParams {
  const query = chosenBy(filter, zone);
  if (filter.outages === 'without') query.set('outages', 'without');
  if (Number(filter.within) > 0) query.set('serviceLevel', String(Number(filter.within) * HOUR));
  return query;
}

/** The period of the same length just before; undefined where the filter has no period. */
export function periodBefore({ from, to }: Filter): { vsFrom: string; vsTo: string } | undefined {
  if (!from || !to) return undefined;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { vsFrom: dayAfter(from, -days), vsTo: dayAfter(from, -1) };
}

/** A name for a file of figures that says which declarations they are of: `levante-clearance-times-COBUN-2026-11-01-2026-11-29-en.pdf` */
export const fileNameOf = (what: string, { office, from, to }: Filter, ending: string): string =>
  ['levante', what, office, from, to, ending].filter((part) => part !== '').join('-');

/**
 * Changes part of the filter: a step that one can go back over. What is typed is one step, however many keys that takes.
 *
 * @param isTyped whether it is being typed
 */
export type Change = (change: Partial<Filter>, isTyped?: boolean) => void;

/** The filter of the page, and how to change part of it. */
export function useFilter(): [Filter, Change] {
  const filter = filterIn(useSearch());
  const [path, go] = useLocation();
  return [
    filter,
    (change, isTyped = false) => {
      const query = queryOf({ ...filter, ...change });
      if (query === queryOf(filter)) return;
      const typed = isTyped ? Object.keys(change).join() : undefined;
      const before = (history.state as { typed?: string } | null)?.typed;
      go(query ? `${path}?${query}` : path, { replace: typed !== undefined && typed === before, state: { typed } });
    },
  ];
}
