import type { Lane } from '#libs/domain';

/** A hold on goods: what kind, and how long it was open. Instants in milliseconds since 1970. */
export interface HoldSpan {
  kind: string;
  openedAt: number;
  /** Null while it is open. */
  closedAt: number | null;
}

/** What is known of a declaration that was held, besides its holds. */
export interface Traits {
  declaration: string;
  office: string;
  lane: Lane;
  /** Perishable goods come first. */
  perishable: boolean;
  /** Of an authorised economic operator. */
  aeo: boolean;
  /** Means of transport. */
  mode: string;
}

/** A declaration that was held and released. */
export interface Past extends Traits {
  releasedAt: number;
  holds: HoldSpan[];
}

/** An open hold. */
export type Opened = Pick<HoldSpan, 'kind' | 'openedAt'>;

/** A time in which the same kinds of hold were open on a declaration's goods, until another was opened or one closed. */
export interface Stay {
  /** Kinds of open holds, in alphabetical order, joined by `+`: `documents+payment`. */
  open: string;
  /** The same, each with since when. */
  opened: Opened[];
  from: number;
  /** Null for the present one. */
  until: number | null;
}

/** What a declaration went through while held, in order. Times in which nothing was open are none (they last for an instant). */
export function staysOf(holds: readonly HoldSpan[]): Stay[] {
  const changes = [
    ...new Set(holds.flatMap(({ openedAt, closedAt }) => [openedAt, ...(closedAt === null ? [] : [closedAt])])),
  ];
  changes.sort((a, b) => a - b);
  const stays: Stay[] = [];
  for (const from of changes) {
    const opened = holds
      .filter(({ openedAt, closedAt }) => openedAt <= from && (closedAt === null || closedAt > from))
      .map(({ kind, openedAt }) => ({ kind, openedAt }));
    const open = [...new Set(opened.map(({ kind }) => kind))].sort().join('+');
    const last = stays.at(-1);
    if (last?.until === null && last.open === open) continue;
    if (last?.until === null) last.until = from;
    if (open !== '') stays.push({ open, opened, from, until: null });
  }
  return stays;
}

/** Who asks decides by what declarations may be told apart: outside customs, never by lane. */
export const AUDIENCES = ['customs', 'outside'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an estimate is made from. A lane is told to no audience but customs: `outside` cannot even say one. */
export type Situation = {
  office: string;
  open: string;
  perishable: boolean;
  aeo: boolean;
  mode: string;
  /** Until their turn comes, as `Ahead` tells it. */
  ahead: number;
} & ({ audience: 'customs'; lane: Lane } | { audience: 'outside' });
