import { setTimeout as sleep } from 'node:timers/promises';
import { openPool, selectNothingByChance } from '#libs/store';
import { StackError } from '#libs/stack';
import type pg from 'pg';
import { say } from '../say.js';
import { verify } from '../verify/verify.js';
import type { StackAtHand } from '../with-stack.js';
import { check } from './check.js';
import { PEOPLE, work } from './clients.js';
import { killInTurn, recoveries, TARGETS, type Target } from './kills.js';
import { Ledger } from './ledger.js';
import { loggedOf } from './logged.js';
import type { DrillReport } from './report.js';

/** Load before the first kill and after the last, in milliseconds. */
const CALM_MS = 3_000;
/** How long what was accepted may take to be finished when nothing is killed any more. */
const SETTLE_WITHIN_MS = 180_000;

/** Kills every process of a stack of one's own under load, so many times each, then looks whether anything was lost. */
export async function drill(at: StackAtHand, seconds: number, rounds: number): Promise<DrillReport> {
  const children = childrenOf(at);
  const pool = openPool(at.config.databaseUrl, { role: 'owner', connections: 2 });
  const ledger = new Ledger();
  // What goes to which lane is known beforehand, so that there is enough to do in each.
  await selectNothingByChance(at.config.databaseUrl);
  // The issuer is among those who will be killed.
  await Promise.all(PEOPLE.map((person) => at.token(person)));
  let isOpen = true;
  let isWorking = true;
  const giveUp = new AbortController();
  const shift = { api: at.urls.api, token: at.token, ledger, isOpen: () => isOpen, isWorking: () => isWorking };
  const signal = AbortSignal.any([at.signal, giveUp.signal]);
  try {
    say('Putting the stack under load ...');
    const everybody = work({ ...shift, signal });
    everybody.catch(() => undefined);
    await sleep(CALM_MS);
    const kills = await killInTurn(children, rounds, seconds, at.signal);
    await sleep(CALM_MS);
    say('Letting what was begun be finished ...');
    isOpen = false;
    const patience = setTimeout(() => giveUp.abort(new Error('It did not settle.')), SETTLE_WITHIN_MS);
    // Goods that stay held though everybody works are lost as well, whatever the record says: the drill fails.
    await untilAllIsDone(pool, ledger, signal).catch((error: unknown) => ledger.unexpected.push(String(error)));
    isWorking = false;
    await everybody.catch((error: unknown) => ledger.unexpected.push(String(error)));
    clearTimeout(patience);
    say('Comparing what clients were told with what is on record ...');
    const found = await check(pool, ledger);
    const verified = await verify(at);
    const recoverySecondsOf = recoveries(kills, ledger.lodgedAt);
    return {
      accepted: ledger.accepted.size,
      missing: found.missing.length,
      duplicated: found.duplicated.length,
      releasedTwice: found.releasedTwice.length,
      tasksLost: found.tasksLost.length,
      chainBroken: verified.chainBroken.length,
      kills: Object.fromEntries(
        TARGETS.map((target) => [target, kills.filter((kill) => kill.target === target).length]),
      ) as Record<Target, number>,
      recoverySeconds: Math.max(...Object.values(recoverySecondsOf)),
      recoverySecondsOf,
      verifyClean: verified.ok,
      retries: ledger.retries,
      claimed: ledger.claimed.size,
      completed: ledger.completed.size,
      unexpected: ledger.unexpected,
      details: { ...found, logged: loggedOf(at.data, ledger.unexpected), ...(verified.ok ? {} : { verified }) },
    };
  } finally {
    giveUp.abort(new Error('The drill is over.'));
    await pool.end();
  }
}

function childrenOf({ children }: StackAtHand): Parameters<typeof killInTurn>[0] {
  const { worker, api, temporal, postgres } = children ?? {};
  if (worker && api && temporal && postgres) return { worker, api, temporal, postgres };
  throw new StackError('A drill kills the processes of a stack of its own; this one is not.');
}

/** No goods held any more, so no task left that somebody has to do. */
async function untilAllIsDone(pool: pg.Pool, { claimed, completed }: Ledger, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const held = await stillHeld(pool);
    if (held === 0 && completed.size === claimed.size) return;
    say(`  ${held ?? 'nobody knows how many'} declarations are still held`);
    await sleep(2_000);
  }
}

/** Undefined while the database is coming back. */
async function stillHeld(pool: pg.Pool): Promise<number | undefined> {
  try {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from declarations where status = 'held'`,
    );
    return rows[0]?.n;
  } catch {
    return undefined;
  }
}
