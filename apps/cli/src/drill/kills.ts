import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, ChildName } from '#libs/stack';
import { say } from '../say.js';

/** Who is killed, in an order drawn anew for each round. */
export const TARGETS = ['worker', 'api', 'temporal', 'postgres'] as const satisfies ChildName[];
export type Target = (typeof TARGETS)[number];

/** How long supervision is held back after every other kill, so that the others meet one that is gone for a while. */
const AWAY_MS = 3_000;

export interface Kill {
  target: Target;
  at: number;
}

/**
 * Kills (SIGKILL) each process so many times, at random moments spread over some seconds. Supervision starts it again: at once, or
 * after a while.
 */
export async function killInTurn(
  children: Record<Target, Child>,
  rounds: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  const gapMs = (seconds * 1000) / (rounds * TARGETS.length);
  for (let round = 0; round < rounds; round++)
    for (const target of shuffled(TARGETS)) {
      const waitMs = randomInt(Math.max(Math.floor(gapMs), 2));
      await sleep(waitMs, undefined, { signal });
      const child = children[target];
      const isKeptAway = kills.length % 2 === 1;
      if (isKeptAway) child.supervise(false);
      say(`kill -9 ${target}${isKeptAway ? `, kept down for ${AWAY_MS / 1000} s` : ''}`);
      kills.push({ target, at: Date.now() });
      await child.kill9();
      if (isKeptAway) await sleep(Math.min(AWAY_MS, gapMs), undefined, { signal }).finally(() => child.supervise(true));
      await sleep(gapMs - waitMs, undefined, { signal });
    }
  return kills;
}

function shuffled<One>(all: readonly One[]): One[] {
  return all
    .map((one) => ({ one, order: randomInt(2 ** 31) }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
}

/** For each kill of a process the seconds to the first lodgement that was sent after it and accepted; the longest of them. */
export function recoveries(kills: Kill[], lodgedAt: { sent: number; answered: number }[]): Record<Target, number> {
  const longest = (target: Target): number => {
    const waits = kills
      .filter((kill) => kill.target === target)
      .map(({ at }) => Math.min(...lodgedAt.filter(({ sent }) => sent > at).map(({ answered }) => answered - at)));
    return Number((Math.max(0, ...waits.filter(Number.isFinite)) / 1000).toFixed(1));
  };
  return {
    worker: longest('worker'),
    api: longest('api'),
    temporal: longest('temporal'),
    postgres: longest('postgres'),
  };
}
