import { queueingKinds } from './clock.js';
import { grouped } from './grouped.js';

/** A hold's time in the queue of its office and kind. */
export interface Queued {
  office: string;
  kind: string;
  openedAt: number;
  closedAt: number | null;
}

/** How many holds of a kind were open at an office at any moment. */
export class Queues {
  private readonly lines = new Map<string, { opened: Float64Array; closed: Float64Array }>();

  constructor(holds: readonly Queued[]) {
    for (const [key, those] of grouped(holds, ({ office, kind }) => `${office}|${kind}`)) {
      this.lines.set(key, {
        opened: Float64Array.from(those, ({ openedAt }) => openedAt).sort(),
        closed: Float64Array.from(those, ({ closedAt }) => closedAt ?? Infinity).sort(),
      });
    }
  }

  /** Of the kinds open on some goods, how many holds stood in the queues of customs and agencies at that office, these included. */
  at(office: string, open: string, moment: number): number {
    let queue = 0;
    for (const kind of queueingKinds(open)) {
      const line = this.lines.get(`${office}|${kind}`);
      if (line) queue += upTo(line.opened, moment) - upTo(line.closed, moment);
    }
    return queue;
  }
}

/** How many of some sorted values are not after a limit. */
function upTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
