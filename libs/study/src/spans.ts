/** From an instant to a later one, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** The same time in spans that neither overlap nor touch, in order; empty spans are left out. */
export function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The time of some spans in which none of others is. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const taken = union(others);
  return union(spans).flatMap((span) => {
    const left: Span[] = [];
    let { from } = span;
    for (const other of taken) {
      if (other.to <= from || other.from >= span.to) continue;
      if (other.from > from) left.push({ from, to: other.from });
      from = Math.max(from, other.to);
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left;
  });
}

/** The part of some spans that lies within another. */
export const within = (spans: readonly Span[], { from, to }: Span): Span[] =>
  union(spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) })));

/** How long some spans take together, in seconds; what overlaps counts once. */
export const secondsOf = (spans: readonly Span[]): number =>
  union(spans).reduce((sum, { from, to }) => sum + (to - from), 0) / 1000;
