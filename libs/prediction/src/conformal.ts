import { COVERAGE, estimate, marginKeys, spread } from './estimate.js';
import { fit, samplesOf, situationOf, type Model, type Sample } from './model.js';
import { AUDIENCES, type Past } from './moment.js';
import type { ClockOf } from './clock.js';
import type { Ahead } from './queues.js';
import { seeded } from './seeded.js';

/** Share of the declarations, the latest, by which the intervals of the others are adjusted. */
const CALIBRATING = 0.25;
/** More would not tell more, and whoever learns has other things to do. */
const CALIBRATING_AT_MOST = 2_000;
/** Where so many tell of the same open holds, these have a margin of their own. */
const ENOUGH = 100;

/**
 * A model of past declarations, its intervals adjusted so that COVERAGE of the latest would have been covered: split conformal
 * prediction (Vovk, Gammerman, Shafer 2005; Lei et al. 2018) of quantiles (Romano, Patterson, Candès 2019), by open holds where there
 * are enough. Quantiles are then taken anew from all declarations, since what is latest tells most.
 *
 * @param knownFrom from when on all that stood in queues is known, in milliseconds
 */
export function train(past: readonly Past[], ahead: Ahead, clockOf: ClockOf, knownFrom = -Infinity): Model {
  const samples = samplesOf(past, ahead, clockOf, knownFrom);
  // Of one declaration all stays are on one side: those after its release time.
  const limit = past.map(({ releasedAt }) => releasedAt).sort((a, b) => a - b)[
    Math.floor(past.length * (1 - CALIBRATING))
  ];
  const isLatest = ({ releasedAt }: Sample) => limit !== undefined && releasedAt >= limit;
  const older = fit(samples.filter((sample) => !isLatest(sample)));
  const margins = marginsOf(older, samples.filter(isLatest).slice(-CALIBRATING_AT_MOST), ahead, clockOf);
  return { ...fit(samples), margins };
}

/** By how much intervals of a model must be moved to cover COVERAGE of what it has not seen, at the beginning and within stays. */
export function marginsOf(
  model: Model,
  unseen: readonly Sample[],
  ahead: Ahead,
  clockOf: ClockOf,
): Map<string, number> {
  const scores = new Map<string, number[]>();
  const next = seeded(1);
  for (const sample of unseen) {
    const within = sample.from + (sample.until - sample.from) * next();
    const clock = clockOf(sample.office, sample.open);
    for (const audience of AUDIENCES) {
      for (const moment of [sample.from, within]) {
        const situation = situationOf(sample, audience, ahead, moment);
        const passed = clock.between(sample.from, moment);
        const told = estimate(model, situation, passed);
        if (!told) continue;
        const truth = spread(sample.remaining - passed);
        const score = Math.max(spread(told.low) - truth, truth - spread(told.high));
        for (const key of marginKeys(situation, passed)) {
          const those = scores.get(key);
          if (those) those.push(score);
          else scores.set(key, [score]);
        }
      }
    }
  }
  return new Map(
    [...scores].flatMap(([key, those]): [string, number][] => {
      const isWide = key.split('|').length === 2;
      // One that is not the smallest by chance, but the rank that an exchangeable next one keeps with probability COVERAGE.
      const rank = Math.ceil((those.length + 1) * COVERAGE);
      const margin = those.sort((a, b) => a - b)[rank - 1];
      return margin === undefined || (!isWide && those.length < ENOUGH) ? [] : [[key, margin]];
    }),
  );
}
