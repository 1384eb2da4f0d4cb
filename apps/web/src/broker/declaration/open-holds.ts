import type { HoldView } from '#libs/domain';

/** Holds of goods that somebody can act on, the first due first: one that waits for another is not among them. */
export const actedOn = (holds: readonly HoldView[]): HoldView[] =>
  holds
    .filter(({ kind, suspendedAt }) => kind !== 'audit' && suspendedAt === null)
    .sort((a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.openedAt.localeCompare(b.openedAt));
