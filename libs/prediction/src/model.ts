import type { Lane } from '#libs/domain';
import type { Clock, ClockOf } from './clock.js';
import { grouped } from './grouped.js';
import { AUDIENCES, staysOf, type Audience, type Past, type Situation } from './moment.js';
import type { Queues } from './queues.js';

/** A past stay, with what came of it. */
export interface Sample {
  office: string;
  open: string;
  lane: Lane;
  perishable: boolean;
  queue: number;
  from: number;
  until: number;
  releasedAt: number;
  /** Seconds of its clock: how long the stay lasted, and from its beginning to release. */
  stay: number;
  remaining: number;
}

/** Past stays of one kind, each by how long it lasted and how long release took from its beginning, in seconds of its clock. */
export interface Cell {
  stay: number[];
  remaining: number[];
}

/** Queues of an office, while such holds were open, of which a third each is shorter and longer. */
export type Bands = Map<string, readonly [short: number, long: number]>;

/** What past declarations tell. */
export interface Model {
  cells: Map<string, Cell>;
  bands: Bands;
  /** By how much the interval is widened (or, below 0, narrowed) on the scale of `spread`: by audience and open holds, or by audience. */
  margins: Map<string, number>;
}

/** As many as a cell keeps: the latest ones. */
const KEPT = 400;

/** Every stay of released declarations, in the order of release. */
export function samplesOf(past: readonly Past[], queues: Queues, clockOf: ClockOf): Sample[] {
  const ordered = [...past].sort((a, b) => a.releasedAt - b.releasedAt);
  return ordered.flatMap(({ office, lane, perishable, releasedAt, holds }) =>
    staysOf(holds.filter(({ openedAt }) => openedAt < releasedAt)).map(({ open, from, until }) => {
      const clock: Clock = clockOf(office, open);
      const end = Math.min(until ?? releasedAt, releasedAt);
      return {
        ...{ office, open, lane, perishable, from, until: end, releasedAt },
        queue: queues.at(office, open, from),
        stay: clock.between(from, end),
        remaining: clock.between(from, releasedAt),
      };
    }),
  );
}

/** What a sample was, as an audience could have told it. */
export const situationOf = (sample: Sample, audience: Audience): Situation => {
  const { office, open, perishable, queue } = sample;
  const seen = { office, open, perishable, queue };
  return audience === 'customs' ? { ...seen, audience, lane: sample.lane } : { ...seen, audience };
};

/** Without margins yet: see `withMargins`. Samples in the order of release; of each cell the latest are kept. */
export function fit(samples: readonly Sample[]): Model {
  const bands = bandsOf(samples);
  const cells = new Map<string, Cell>();
  // From the last on, so that a cell that is full has the latest.
  for (let at = samples.length - 1; at >= 0; at--) {
    const sample = samples[at];
    if (!sample) continue;
    for (const audience of AUDIENCES) {
      for (const key of keysOf(situationOf(sample, audience), bands)) {
        let cell = cells.get(key);
        if (!cell) cells.set(key, (cell = { stay: [], remaining: [] }));
        if (cell.stay.length === KEPT) continue;
        cell.stay.push(sample.stay);
        cell.remaining.push(sample.remaining);
      }
    }
  }
  return { cells, bands, margins: new Map() };
}

/**
 * Names of the cells that tell of a situation, the most alike first: by everything, then without priority, queue, lane and office in
 * turn. Every part is escaped, so that no office can be named into another's cell.
 */
export function keysOf(situation: Situation, bands: Bands): string[] {
  const { audience, open, perishable, queue } = situation;
  const band = bandOf(bands.get(bandKey(situation.office, open)), queue);
  const alike = `${audience}|${escaped(open)}`;
  const atOffice = `${alike}|${escaped(situation.office)}`;
  const inLane = situation.audience === 'customs' ? `${atOffice}|${situation.lane}` : atOffice;
  const inQueue = `${inLane}|${band}`;
  return [
    `${inQueue}|${perishable ? 'perishable' : 'usual'}`,
    inQueue,
    inLane,
    ...(inLane === atOffice ? [] : [atOffice]),
    alike,
  ];
}

export const bandKey = (office: string, open: string): string => `${escaped(office)}|${escaped(open)}`;

const escaped = (part: string): string => encodeURIComponent(part);

function bandOf(limits: readonly [number, number] | undefined, queue: number): 'short' | 'middle' | 'long' {
  if (!limits) return 'middle';
  return queue <= limits[0] ? 'short' : queue > limits[1] ? 'long' : 'middle';
}

function bandsOf(samples: readonly Sample[]): Bands {
  const groups = grouped(samples, ({ office, open }) => bandKey(office, open));
  return new Map(
    [...groups].map(([key, those]) => {
      const sorted = those.map(({ queue }) => queue).sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
      return [key, [at(1 / 3), at(2 / 3)]];
    }),
  );
}
