import type { ClockOf } from './clock.js';
import { train } from './conformal.js';
import { qualityOf, type Judged, type Quality } from './coverage.js';
import { expectedRelease } from './expected.js';
import { grouped } from './grouped.js';
import { samplesOf, situationOf, type Sample } from './model.js';
import { AUDIENCES, type Audience, type Past } from './moment.js';
import { knownAt, withoutOutages, type Out } from './outages.js';
import { Queues, type Queued } from './queues.js';
import { seeded } from './seeded.js';

/** One audience's estimates of a time that no model had seen. */
export interface Backtested {
  audience: Audience;
  /** Asked at a moment when holds changed, or at any moment in between. */
  asked: 'at-change' | 'between';
  all: Quality;
  /** Share of the moments for which there was an estimate. */
  answered: number;
  byOpen: Record<string, Quality>;
  byOffice: Record<string, Quality>;
}

export interface BacktestOptions {
  /** A model is made anew each so many days, from what was released in so many days before. */
  everyDays: number;
  historyDays: number;
  seed: number;
  /** On record, with their ends: while one lasts nobody knows when it will, and nothing is told of what waits for it. */
  outages?: readonly Out[];
}

/**
 * What estimates would have been worth: day by day, a model of what had been released by then tells of the stays that begin in the days
 * after. The first `historyDays` only teach.
 *
 * @param past released declarations; the last ones open at the end of the record are missing, so its last days tell of short waits only
 * @param until when stays are judged at the latest, in milliseconds
 */
export function backtest(
  past: readonly Past[],
  queued: readonly Queued[],
  plainly: ClockOf,
  { everyDays, historyDays, seed, outages = [] }: BacktestOptions,
  until: number,
): Backtested[] {
  const clockOf = withoutOutages(plainly, outages);
  const { ahead } = new Queues(queued, clockOf);
  const ordered = [...past].sort((a, b) => a.releasedAt - b.releasedAt);
  const samples = samplesOf(past, ahead, clockOf, -Infinity).sort((a, b) => a.from - b.from);
  const begin = (samples[0]?.from ?? 0) + historyDays * DAY;
  const next = seeded(seed);
  const given: Given[] = [];
  for (let from = begin; from < until; from += everyDays * DAY) {
    const model = train(
      ordered.filter(({ releasedAt }) => releasedAt >= from - historyDays * DAY && releasedAt < from),
      ahead,
      clockOf,
      from - historyDays * DAY,
    );
    const to = Math.min(until, from + everyDays * DAY);
    for (const sample of samples.filter((each) => each.from >= from && each.from < to)) {
      const moments = { 'at-change': sample.from, between: sample.from + (sample.until - sample.from) * next() };
      for (const audience of AUDIENCES) {
        for (const asked of ['at-change', 'between'] as const) {
          const now = moments[asked];
          const told = expectedRelease(
            model,
            situationOf(sample, audience, ahead, now),
            { since: sample.from, now },
            withoutOutages(plainly, knownAt(outages, now)),
          );
          const judged = told && {
            at: now,
            low: told.from,
            median: told.at,
            high: told.to,
            releasedAt: sample.releasedAt,
          };
          given.push({ audience, asked, sample, judged });
        }
      }
    }
  }
  return AUDIENCES.flatMap((audience) =>
    (['at-change', 'between'] as const).map((asked) =>
      judgedOf(
        audience,
        asked,
        given.filter((each) => each.audience === audience && each.asked === asked),
      ),
    ),
  );
}

interface Given {
  audience: Audience;
  asked: Backtested['asked'];
  sample: Sample;
  judged: Judged | null;
}

function judgedOf(audience: Audience, asked: Backtested['asked'], given: Given[]): Backtested {
  const quality = (those: Given[]) => qualityOf(those.flatMap(({ judged }) => judged ?? []));
  const by = (nameOf: (sample: Sample) => string) =>
    Object.fromEntries(
      [...grouped(given, ({ sample }) => nameOf(sample))].map(([name, those]) => [name, quality(those)]),
    );
  return {
    audience,
    asked,
    all: quality(given),
    answered: given.filter(({ judged }) => judged).length / Math.max(1, given.length),
    byOpen: by(({ open }) => open),
    byOffice: by(({ office }) => office),
  };
}

const DAY = 86_400_000;
