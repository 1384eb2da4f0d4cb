import { queueingKinds, type Clock, type ClockOf } from './clock.js';

/** A time in which an office was out, or (office null) the whole system. Instants in milliseconds since 1970. */
export interface Out {
  office: string | null;
  from: number;
  /** Null while its end is not known. */
  until: number | null;
}

/**
 * Clocks that stand still while an office or the system was out. An office that is out keeps nobody from waiting for a trader or a
 * carrier, so their plain time stands still for outages of the system only.
 */
export function withoutOutages(clockOf: ClockOf, outages: readonly Out[]): ClockOf {
  if (outages.length === 0) return clockOf;
  const known = new Map<string, Clock>();
  return (office, open) => {
    const key = `${queueingKinds(open).length > 0}|${office}`;
    let clock = known.get(key);
    if (!clock) known.set(key, (clock = standing(clockOf(office, open), concerning(outages, office, open))));
    return clock;
  };
}

/** Whether goods wait at a moment for something that is out. */
export const isOut = (outages: readonly Out[], office: string, open: string, moment: number): boolean =>
  concerning(outages, office, open).some(({ from, until }) => from <= moment && until > moment);

/** Outages as they were known at a moment that is past: of one that lasted then nobody knew the end. */
export const knownAt = (outages: readonly Out[], moment: number): Out[] =>
  outages
    .filter(({ from }) => from <= moment)
    .map((out) => (out.until !== null && out.until > moment ? { ...out, until: null } : out));

interface Interval {
  from: number;
  until: number;
}

/** Outages that concern such holds at an office, in order and apart. */
function concerning(outages: readonly Out[], office: string, open: string): Interval[] {
  const queueing = queueingKinds(open).length > 0;
  const apart: Interval[] = [];
  for (const out of [...outages].sort((a, b) => a.from - b.from)) {
    if (out.office !== null && !(queueing && out.office === office)) continue;
    const until = out.until ?? Infinity;
    const last = apart.at(-1);
    if (last && out.from <= last.until) last.until = Math.max(last.until, until);
    else apart.push({ from: out.from, until });
  }
  return apart;
}

function standing(clock: Clock, outages: readonly Interval[]): Clock {
  if (outages.length === 0) return clock;
  return {
    between: (from, to) =>
      outages.reduce(
        (left, out) => left - clock.between(Math.max(from, out.from), Math.max(from, Math.min(to, out.until))),
        clock.between(from, to),
      ),
    after: (from, seconds) => {
      let [at, left] = [from, seconds];
      for (const out of outages) {
        if (out.until <= at) continue;
        const before = clock.between(at, Math.max(at, out.from));
        if (before >= left) break;
        if (out.until === Infinity) return Infinity;
        [at, left] = [out.until, left - before];
      }
      return clock.after(at, left);
    },
  };
}
