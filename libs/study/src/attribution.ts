import type { HoldOwner } from '#libs/domain';
import type { StudyHold } from './holds.js';
import { secondsOf, without, type Span } from './spans.js';

/** Who held the goods, in seconds. */
export interface Attribution {
  /** With any hold open. */
  held: number;
  /** Sorted by name. The totals of owners whose holds overlapped come to more than `held`; exclusive times never do. */
  owners: { owner: HoldOwner; total: number; exclusive: number }[];
  /** The hold that closed last: what the goods waited for at the end. Null while any is open, and where there was none. */
  critical: StudyHold | null;
}

/**
 * Attribute the time for which goods were held to those who had to act. An owner's total is the time with any of its holds open, its
 * exclusive time that in which nobody else's was.
 *
 * @param stops time that counts for nobody
 */
export function attributionOf(holds: readonly StudyHold[], stops: readonly Span[] = []): Attribution {
  const onGoods = holds.filter((hold) => hold.onGoods);
  const spansOf = (chosen: readonly StudyHold[]) =>
    without(
      chosen.flatMap(({ spans }) => spans),
      stops,
    );
  const owners = [...new Set(onGoods.map(({ owner }) => owner))].sort();
  return {
    held: secondsOf(spansOf(onGoods)),
    owners: owners.map((owner) => {
      const its = spansOf(onGoods.filter((hold) => hold.owner === owner));
      const others = spansOf(onGoods.filter((hold) => hold.owner !== owner));
      return { owner, total: secondsOf(its), exclusive: secondsOf(without(its, others)) };
    }),
    critical: lastClosed(onGoods),
  };
}

/** Of two that closed at the same instant, the one opened later. */
function lastClosed(holds: readonly StudyHold[]): StudyHold | null {
  let last: { hold: StudyHold; closedAt: number } | null = null;
  for (const hold of holds) {
    if (hold.closedAt === null) return null;
    if (last === null || hold.closedAt >= last.closedAt) last = { hold, closedAt: hold.closedAt };
  }
  return last?.hold ?? null;
}
