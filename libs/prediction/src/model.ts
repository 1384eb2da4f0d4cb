import { queueingKinds, type Clock, type ClockOf } from './clock.js';
import { AUDIENCES, staysOf, type Audience, type Opened, type Past, type Situation, type Traits } from './moment.js';
import type { Ahead } from './queues.js';

/** A past stay, with what came of it. */
export interface Sample extends Omit<Traits, 'declaration'> {
  open: string;
  opened: Opened[];
  from: number;
  until: number;
  releasedAt: number;
  /** Seconds of its clock: how long the stay lasted, from its beginning to release, and until its turn as told at its beginning. */
  stay: number;
  remaining: number;
  ahead: number;
}

/** Past stays of one kind: of each, in seconds of its clock, how long it lasted, how long release took, and what was ahead of it. */
export interface Cell {
  stay: number[];
  remaining: number[];
  ahead: number[];
}

/** What past declarations tell. */
export interface Model {
  cells: Map<string, Cell>;
  /** By how much the interval is widened (or, below 0, narrowed) on the scale of `spread`: by audience and open holds, or by audience. */
  margins: Map<string, number>;
}

/** As many as a cell keeps: the latest ones. */
const KEPT = 400;
/** From fewer nothing is told, not even of the widest cell. */
export const FEWEST = 20;

/**
 * Every stay of released declarations, in the order of release; but those in a queue whose beginning is not on record.
 *
 * @param knownFrom from when on all that stood in queues is known, in milliseconds
 */
export function samplesOf(past: readonly Past[], ahead: Ahead, clockOf: ClockOf, knownFrom: number): Sample[] {
  const ordered = [...past].sort((a, b) => a.releasedAt - b.releasedAt);
  return ordered.flatMap(({ office, lane, perishable, aeo, mode, releasedAt, holds }) =>
    staysOf(holds.filter(({ openedAt }) => openedAt < releasedAt))
      .filter(({ open, from }) => from >= knownFrom || queueingKinds(open).length === 0)
      .map(({ open, opened, from, until }) => {
        const clock: Clock = clockOf(office, open);
        const end = Math.min(until ?? releasedAt, releasedAt);
        return {
          ...{ office, open, opened, lane, perishable, aeo, mode, from, until: end, releasedAt },
          stay: clock.between(from, end),
          remaining: clock.between(from, releasedAt),
          ahead: ahead(office, perishable, opened, from),
        };
      }),
  );
}

/** What a sample was at some moment, as an audience could have told it. */
export const situationOf = (
  { office, open, opened, lane, perishable, aeo, mode }: Sample,
  audience: Audience,
  ahead: Ahead,
  moment: number,
): Situation => {
  const seen = { office, open, perishable, aeo, mode, ahead: ahead(office, perishable, opened, moment) };
  return audience === 'customs' ? { ...seen, audience, lane } : { ...seen, audience };
};

/** Without margins yet: see `train`. Samples in the order of release; of each cell the latest are kept. */
export function fit(samples: readonly Sample[]): Model {
  const cells = new Map<string, Cell>();
  // From the last on, so that a cell that is full has the latest.
  for (let at = samples.length - 1; at >= 0; at--) {
    const sample = samples[at];
    if (!sample) continue;
    for (const audience of AUDIENCES) {
      for (const key of keysOf(audience === 'customs' ? { ...sample, audience } : { ...sample, audience })) {
        let cell = cells.get(key);
        if (!cell) cells.set(key, (cell = { stay: [], remaining: [], ahead: [] }));
        if (cell.stay.length === KEPT) continue;
        cell.stay.push(sample.stay);
        cell.remaining.push(sample.remaining);
        cell.ahead.push(sample.ahead);
      }
    }
  }
  const enough = [...cells].filter(([, { stay }]) => stay.length >= FEWEST);
  return { cells: new Map(enough), margins: new Map() };
}

/**
 * Names of the cells that tell of a situation, the most alike first: by everything, then without means of transport, authorised
 * operator, priority, lane and office in turn. Every part is escaped, so that no office can be named into another's cell.
 */
export function keysOf(situation: Situation): string[] {
  const { audience, open, office, perishable, aeo, mode } = situation;
  const alike = `${audience}|${escaped(open)}`;
  const atOffice = `${alike}|${escaped(office)}`;
  const inLane = situation.audience === 'customs' ? `${atOffice}|${situation.lane}` : atOffice;
  const inTurn = `${inLane}|${perishable ? 'perishable' : 'usual'}`;
  const ofOperator = `${inTurn}|${aeo ? 'aeo' : 'other'}`;
  return [
    `${ofOperator}|${escaped(mode)}`,
    ofOperator,
    inTurn,
    inLane,
    ...(inLane === atOffice ? [] : [atOffice]),
    alike,
  ];
}

const escaped = (part: string): string => encodeURIComponent(part);
