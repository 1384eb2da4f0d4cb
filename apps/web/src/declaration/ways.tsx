import { Link } from 'wouter';
import type { Permission } from '#libs/identity';
import { useMay } from '../api/queries.js';

interface WaysProps {
  /** Another page about the same declaration, for whoever may see it; undefined while it is not known which that is. */
  to: { href: string; name: string; requires: Permission } | undefined;
  back: { href: string; name: string };
}

/** From a page about one declaration: the way to another about the same, and the way back. */
export function Ways({ to, back }: WaysProps) {
  const may = useMay();
  return (
    <div className="row">
      {to && may(to.requires) && (
        <Link className="button" href={to.href}>
          {to.name}
        </Link>
      )}
      <Link className="button" href={back.href}>
        {back.name}
      </Link>
    </div>
  );
}
