import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { commitSeeds, revealSeeds } from '#libs/store';
import type pg from 'pg';
import { say } from '../../say.js';

/** A batch: declarations of consecutive numbers, lodged one after another in a time (milliseconds since 1970). */
export interface Span {
  first: number;
  count: number;
  from: number;
  to: number;
}

/** What one thread of the filling does. */
export interface FillShare {
  url: string;
  spans: Span[];
  /** By day. */
  seeds: [string, string][];
  until: number;
}

const DAY = 86_400_000;
/** The file tells of so long a time. */
const DAYS = 730;
const BATCH = 500;
const TELL_EVERY_MS = 10_000;

/** The time that a file tells of: two years until the beginning of today, when nothing has happened yet. */
export function timeOfFile(now = Date.now()): { from: number; until: number } {
  const until = Math.floor(now / DAY) * DAY;
  return { from: until - DAYS * DAY, until };
}

/**
 * Puts declarations on file, each taken through the procedure from its lodgement on: chained events, rows that people read, results,
 * rows of the study. So many in a time, by as many threads as there are processors.
 *
 * @param first number of the first: declarations of other numbers are others
 */
export async function fill(
  { url, pool }: { url: string; pool: pg.Pool },
  declarations: number,
  time: { from: number; until: number; lodgedFrom?: number },
  first = 1,
): Promise<void> {
  const seeds = await seedsOf(pool, time);
  const lodgedFrom = time.lodgedFrom ?? time.from;
  const moment = (number: number) => lodgedFrom + ((time.until - lodgedFrom) * (number - first)) / declarations;
  const spans = Array.from({ length: Math.ceil(declarations / BATCH) }, (_each, index): Span => {
    const begin = first + index * BATCH;
    const count = Math.min(BATCH, first + declarations - begin);
    return { first: begin, count, from: moment(begin), to: moment(begin + count) };
  });
  const threads = Math.min(availableParallelism(), spans.length);
  const tell = progress(declarations);
  await Promise.all(
    Array.from({ length: threads }, async (_each, thread) => {
      const share: FillShare = {
        url,
        spans: spans.filter((_span, index) => index % threads === thread),
        seeds,
        until: time.until,
      };
      const worker = new Worker(new URL('./fill-thread.js', import.meta.url), { workerData: share });
      worker.on('message', tell);
      await once(worker, 'exit');
    }),
  );
}

/** Says every so often how far it is. */
function progress(declarations: number): (more: number) => void {
  const began = performance.now();
  let [done, told] = [0, began];
  return (more) => {
    done += more;
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    const perSecond = done / ((now - began) / 1000);
    const left = Math.round((declarations - done) / perSecond);
    say(`  ${done} of ${declarations} declarations, ${Math.round(perSecond)} a second, ${left} s left`);
  };
}

/** A seed for each day of the file, committed to and revealed as the risk unit does; the file is nobody's secret. */
async function seedsOf(pool: pg.Pool, { from, until }: { from: number; until: number }): Promise<[string, string][]> {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const days = Array.from({ length: DAYS }, (_each, index) => dayOf(from + index * DAY));
  await commitSeeds(pool, (seed) => Buffer.from(seed), days);
  await revealSeeds(pool, (seed) => seed, dayOf(until));
  const { rows } = await pool.query<{ day: string; revealed: string }>(
    'select day::text, revealed from risk_seeds where revealed is not null',
  );
  return rows.map(({ day, revealed }) => [day, revealed]);
}
