import type { SignalOfPerson } from '#libs/domain';
import { foundShare } from '../risk/share.js';

/** Below so many cases nobody is compared with anybody. */
export const FEWEST = 10;

/** When somebody stands out, as everybody who reads signals is told. */
export const STANDS_OUT = `At least ${FEWEST} cases of one’s own and ${FEWEST} of everybody else, and the whole 95 % interval of the own share lies above that of the others.`;

/** What one person did of what they could have done; `detail` says what it consists of. */
export interface Counted {
  by: string;
  found: number;
  of: number;
  detail: { name: string; number: number }[];
}

/** Each person beside all others together: whoever stands out first, then by the share, then by the number. */
export function besidePeers(people: readonly Counted[]): SignalOfPerson[] {
  const found = people.reduce((sum, each) => sum + each.found, 0);
  const of = people.reduce((sum, each) => sum + each.of, 0);
  return people
    .map(({ by, detail, ...its }) => {
      const own = foundShare(its.found, its.of);
      const peers = foundShare(found - its.found, of - its.of);
      const isEnough = its.of >= FEWEST && peers.of >= FEWEST;
      return { by, own, peers, standsOut: isEnough && own.low > peers.high, detail };
    })
    .sort(
      (a, b) =>
        Number(b.standsOut) - Number(a.standsOut) ||
        (b.own.share ?? 0) - (a.own.share ?? 0) ||
        b.own.of - a.own.of ||
        (a.by < b.by ? -1 : 1),
    );
}

/** Rows that tell of one person and one thing each, put together by person. */
export function byPerson(rows: readonly { by: string; name: string; found: number; of: number }[]): Counted[] {
  const people = new Map<string, Counted>();
  for (const { by, name, found, of } of rows) {
    const person = people.get(by) ?? { by, found: 0, of: 0, detail: [] };
    person.found += found;
    person.of += of;
    if (found > 0) person.detail.push({ name, number: found });
    people.set(by, person);
  }
  return [...people.values()];
}
