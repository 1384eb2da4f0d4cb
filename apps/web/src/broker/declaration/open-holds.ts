import type { HoldView } from '#libs/domain';

/** Holds of goods, the trader's own first, then the first due. */
export const onGoods = (holds: readonly HoldView[]): HoldView[] =>
  holds
    .filter(({ kind }) => kind !== 'audit')
    .sort(
      (a, b) =>
        Number(b.owner === 'trader') - Number(a.owner === 'trader') ||
        (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') ||
        a.openedAt.localeCompare(b.openedAt),
    );

/** Those that somebody can act on: one that waits for another is not among them. */
export const actedOn = (holds: readonly HoldView[]): HoldView[] =>
  onGoods(holds).filter(({ suspendedAt }) => suspendedAt === null);
