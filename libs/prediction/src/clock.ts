import { afterOpenTime, Opening, openTimeBetween } from '#libs/calendar';
import type { Office } from '#libs/domain';

/** Kinds of hold that wait for somebody outside an office, who keeps no office hours. */
const AT_ANY_HOUR = new Set(['arrival', 'payment', 'information']);

/** In which time a wait is measured. Both take instants in milliseconds and answer seconds, or an instant. */
export interface Clock {
  between(from: number, to: number): number;
  after(from: number, seconds: number): number;
}

export const plainClock: Clock = {
  between: (from, to) => Math.max(0, to - from) / 1000,
  after: (from, seconds) => from + seconds * 1000,
};

/** Time in which an office is open. */
export function openingClock(office: Office): Clock {
  const opening = Opening.of(office);
  return {
    between: (from, to) => openTimeBetween(opening, from, to) / 1000,
    after: (from, seconds) => afterOpenTime(opening, from, seconds * 1000),
  };
}

/** The clock of an office while such holds are open. */
export type ClockOf = (office: string, open: string) => Clock;

/**
 * Opening time of the office where customs or an agency has a hold in hand, plain time where only traders and carriers have, and in
 * offices whose calendar is not known.
 */
export function clocksOf(offices: ReadonlyMap<string, Office>): ClockOf {
  const opening = new Map([...offices].map(([code, office]) => [code, openingClock(office)]));
  return (office, open) => (queueingKinds(open).length === 0 ? plainClock : (opening.get(office) ?? plainClock));
}

/** Of the open kinds, those that wait in a queue of customs or of an agency. A request for information keeps its control waiting. */
export function queueingKinds(open: string): string[] {
  const kinds = open.split('+');
  const rest = kinds.filter((kind) => !AT_ANY_HOUR.has(kind));
  return kinds.includes('information') ? rest.filter((kind) => kind.startsWith('agency:')) : rest;
}
