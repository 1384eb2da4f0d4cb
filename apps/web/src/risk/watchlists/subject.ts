import type { WatchlistContent, WatchlistSubject } from '#libs/domain';

/** Whom, what or which way, as it is typed: what belongs to another kind is kept, and not sent. */
export interface TypedSubject {
  kind: WatchlistSubject['kind'];
  id?: string;
  name?: string;
  /** One prefix a line. */
  prefixes?: string;
  origin?: string;
  dispatch?: string;
}

/** An entry as it is typed. */
export type TypedEntry = Partial<Omit<WatchlistContent, 'subject'>> & { subject: TypedSubject };

/** What is sent of a subject; empty parts are left out, as the contract wants it. */
export function subjectOf({ kind, id, name, prefixes = '', origin, dispatch }: TypedSubject): object {
  const said = (text: string | undefined) => text?.trim() || undefined;
  if (kind === 'party') return { kind, id: said(id), name: said(name) };
  if (kind === 'route') return { kind, origin: said(origin)?.toUpperCase(), dispatch: said(dispatch)?.toUpperCase() };
  const lines = prefixes.split(/[\s,;]+/).filter(Boolean);
  return { kind, prefixes: lines.length > 0 ? lines : undefined };
}
