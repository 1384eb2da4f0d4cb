import type { ClearanceFile } from '#libs/clearance';
import type { KnownOutage, OutageOfClock } from '#libs/domain';
import type { Span } from './spans.js';
import type { Story } from './story.js';

/**
 * Outages during which something of a declaration was going on, the first first: those that its events account for (of a former office
 * too), and those on record of its office and of the system. Of each the latest version counts, and none where that is withdrawn. A
 * declaration that was closed when an outage was recorded is never told of it, since no clock of it runs: the record of outages tells.
 *
 * @param life from the first instant on record of the declaration to the last
 */
export function outagesConcerning(file: ClearanceFile, { outages }: Story, life: Span): OutageOfClock[] {
  const accounted = file.outages ?? [];
  const latest = new Map<string, Omit<KnownOutage, 'by'>>(accounted.map((outage) => [outage.id, outage]));
  for (const outage of outages) {
    const known = latest.get(outage.id);
    const isIts = known !== undefined || outage.office === null || outage.office === file.facts?.office;
    if (isIts && outage.version >= (known?.version ?? 0)) latest.set(outage.id, outage);
  }
  return [...latest.values()]
    .filter((outage) => !outage.withdrawn && overlaps(spanOf(outage), life))
    .map(({ id, office, from, until }) => ({ id, office, from, until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** An outage's time; of one that lasts, all from its beginning on. */
export const spanOf = ({ from, until }: Pick<KnownOutage, 'from' | 'until'>): Span => ({
  from: Date.parse(from),
  to: until === null ? Infinity : Date.parse(until),
});

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && one.to > other.from;
