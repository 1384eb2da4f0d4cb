import type { DeclarationReadView } from '#libs/domain';

/** Reads farther apart are of two visits. */
const APART_MS = 5 * 60_000;

/** Everything that one person read of one declaration in one go, the last first, as reads are listed. */
export interface Visit {
  last: DeclarationReadView;
  first: DeclarationReadView;
  reads: DeclarationReadView[];
}

const isOfIt = ({ last, first }: Visit, read: DeclarationReadView): boolean =>
  last.by === read.by &&
  last.declarationId === read.declarationId &&
  last.roles.join() === read.roles.join() &&
  Date.parse(first.at) - Date.parse(read.at) <= APART_MS;

/** Reads by visit, the last first; what others read meanwhile parts no visit. @param reads the last first */
export function visitsOf(reads: DeclarationReadView[]): Visit[] {
  const visits: Visit[] = [];
  for (const read of reads) {
    const its = visits.find((visit) => isOfIt(visit, read));
    if (its) {
      its.first = read;
      its.reads.push(read);
    } else visits.push({ last: read, first: read, reads: [read] });
  }
  return visits;
}

/** How often each part was read in a visit, in the order in which they were first read. */
export function partsOf({ reads }: Visit): [DeclarationReadView['what'], number][] {
  const parts = new Map<DeclarationReadView['what'], number>();
  for (const { what } of reads.toReversed()) parts.set(what, (parts.get(what) ?? 0) + 1);
  return [...parts];
}
