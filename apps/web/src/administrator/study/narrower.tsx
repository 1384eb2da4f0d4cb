import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { queryOf, type Filter } from './filter.js';

interface NarrowerProps {
  filter: Filter;
  /** What is chosen besides. */
  by: Partial<Filter>;
  children: ReactNode;
}

/** To the same study of fewer declarations; no link where it is of these already. */
export function Narrower({ filter, by, children }: NarrowerProps) {
  const [now, then] = [queryOf(filter), queryOf({ ...filter, ...by })];
  if (now === then) return children;
  return (
    <Link href={`/app/times?${then}`} onClick={toTop}>
      {children}
    </Link>
  );
}

/** The page stays, and what it is of now is said at its top: the heading is told there as on any other page. */
export function toTop() {
  document.querySelector('h1')?.focus({ preventScroll: true });
  scrollTo(0, 0);
}
