import type { Lane, Office } from '#libs/domain';
import { clocksOf, plainClock, type Clock } from './clock.js';
import type { HoldSpan, Past } from './moment.js';
import { withoutOutages, type Out } from './outages.js';
import { seeded } from './seeded.js';

/** Work of an office: how many people do it, and the median of how long one takes, in hours of opening time. */
interface Desk {
  people: number;
  hours: number;
}
const DESKS: Record<string, Desk> = {
  documents: { people: 4, hours: 0.9 },
  scan: { people: 1, hours: 0.4 },
  inspection: { people: 3, hours: 2 },
  review: { people: 1, hours: 1 },
  'agency:ICA': { people: 4, hours: 2.2 },
};
const LANES: [Lane, number][] = [
  ['red', 0.1],
  ['orange', 0.05],
  ['yellow', 0.25],
  ['blue', 0.1],
  ['green', 0.5],
];
const CONTROLS: Record<Lane, string[]> = {
  green: [],
  blue: [],
  yellow: ['documents'],
  orange: ['scan'],
  red: ['documents', 'inspection'],
};

export interface SyntheticOptions {
  offices: readonly Office[];
  from: number;
  days: number;
  /** Declarations of a usual day, all offices together. */
  perDay: number;
  seed: number;
  /** Whether authorised operators pay sooner and are asked less, and goods arrive sooner by air and road than by sea. */
  apart?: boolean;
  /** While its office is out nobody there works. */
  outages?: readonly Out[];
}

/** Means of transport, how common each is, and how much sooner or later than usual goods come by it. */
const MODES: [string, share: number, arrival: number][] = [
  ['sea', 0.5, 1.7],
  ['road', 0.3, 0.6],
  ['air', 0.2, 0.3],
];
const AUTHORISED = { share: 0.25, payment: 0.3, late: 0.02, question: 0.03 };

/** Outages of offices: about one each month and office, of some hours to three days. */
export function syntheticOutages({
  offices,
  from,
  days,
  seed,
}: Pick<SyntheticOptions, 'offices' | 'from' | 'days' | 'seed'>): Out[] {
  const next = seeded(seed + 1_000);
  return offices.flatMap(({ code }) =>
    Array.from({ length: Math.floor(days / 30) }, (_each, month) => {
      const begins = from + (month * 30 + 27 * next()) * DAY;
      return { office: code, from: begins, until: begins + (6 + 66 * next()) * HOUR };
    }),
  );
}

/**
 * A history like those of the field: lodgements in the hours of trade, more in some weeks than in others; traders who pay within
 * hours, some within days; goods that come days after an advance declaration; controls by a few people in opening hours, perishable
 * goods first, the others in order, so that queues grow and shrink; questions to the trader, and adverse results that a supervisor reviews.
 * Declarations that nothing held are left out.
 */
export function syntheticHistory({
  offices,
  from,
  days,
  perDay,
  seed,
  apart = false,
  outages = [],
}: SyntheticOptions): Past[] {
  const traits = apart ? seeded(seed + 2_000) : undefined;
  const simulation = new Simulation(seeded(seed), traits, offices, outages);
  simulation.lodgeAll(from, days, perDay);
  return simulation.run();
}

interface Waiting {
  perishable: boolean;
  work: () => void;
}

class Simulation {
  private readonly agenda: { at: number; act: () => void }[] = [];
  private readonly lines = new Map<string, { idle: number; waiting: Waiting[] }>();
  private readonly clocks: Map<string, Clock>;
  private readonly past: Past[] = [];
  private now = 0;
  private count = 0;

  constructor(
    private readonly next: () => number,
    /** Chance of its own, so that all else is the same with traits and without. */
    private readonly traits: (() => number) | undefined,
    private readonly offices: readonly Office[],
    outages: readonly Out[],
  ) {
    const clockOf = withoutOutages(clocksOf(new Map(offices.map((office) => [office.code, office]))), outages);
    this.clocks = new Map(offices.map(({ code }) => [code, clockOf(code, 'documents')]));
  }

  lodgeAll(from: number, days: number, perDay: number): void {
    for (let day = 0; day < days; day++) {
      const weekday = new Date(from + day * DAY).getUTCDay();
      const season = 1 + 0.25 * Math.sin((2 * Math.PI * day) / 21) + 0.3 * (this.next() - 0.5);
      const busy = weekday === 0 ? 0.1 : weekday === 6 ? 0.35 : 1;
      for (let each = 0; each < perDay * season * busy; each++) {
        // 07 to 21 in Bogotá, most about noon.
        const at = from + day * DAY + (12 + 7 * (this.next() + this.next())) * HOUR;
        this.plan(at, () => this.lodge());
      }
    }
  }

  /** What was released by the time nothing is left to do, or never will be. */
  run(): Past[] {
    while (this.agenda.length > 0) {
      const soonest = this.takeSoonest();
      this.now = soonest.at;
      soonest.act();
    }
    return this.past;
  }

  private lodge(): void {
    const office = this.offices[Math.floor(this.next() ** 1.5 * this.offices.length)];
    if (!office) return;
    const lane = this.lane();
    const { aeo, mode, arrival } = this.trader();
    const past: Past = {
      declaration: `synthetic-${++this.count}`,
      office: office.code,
      lane,
      perishable: this.next() < 0.12,
      ...{ aeo, mode },
      releasedAt: NaN,
      holds: [],
    };
    const side: [kind: string, after: number][] = [];
    if (this.next() < 0.3) side.push(['arrival', arrival * this.lognormal(40, 0.7)]);
    if (this.next() < 0.6) {
      const isLate = this.next() < (aeo ? AUTHORISED.late : 0.15);
      side.push([
        'payment',
        (aeo ? AUTHORISED.payment : 1) * (isLate ? this.lognormal(70, 0.5) : this.lognormal(4, 0.9)),
      ]);
    }
    for (const [kind, hours] of side) this.hold(past, kind, (close) => this.plan(this.now + hours * HOUR, close));
    if (this.next() < 0.15) this.control(past, 'agency:ICA', () => undefined);
    this.controls(past, CONTROLS[lane]);
  }

  private controls(past: Past, kinds: string[]): void {
    const [kind, ...rest] = kinds;
    if (kind === undefined) return;
    const adverse = this.next() < (kind === 'documents' ? 0.06 : 0.15);
    const question = kind === 'documents' && this.next() < (past.aeo ? AUTHORISED.question : 0.15);
    const onward = () =>
      adverse ? this.control(past, 'review', () => this.controls(past, rest)) : this.controls(past, rest);
    this.control(past, kind, onward, question);
  }

  /** A hold that waits for somebody of its desk to be free. */
  private control(past: Past, kind: string, onward: () => void, question = false): void {
    this.hold(
      past,
      kind,
      (close) =>
        this.queue(past, kind, () => {
          if (!question) {
            close();
            return;
          }
          const hours = this.lognormal(22, 0.8);
          const answered = (done: () => void) => this.plan(this.now + hours * HOUR, done);
          this.hold(past, 'information', answered, () => this.queue(past, kind, close));
        }),
      onward,
    );
  }

  private hold(
    past: Past,
    kind: string,
    until: (close: () => void) => void,
    onward: () => void = () => undefined,
  ): void {
    const span: HoldSpan = { kind, openedAt: this.now, closedAt: null };
    past.holds.push(span);
    until(() => {
      span.closedAt = this.now;
      onward();
      if (past.holds.some(({ closedAt }) => closedAt === null)) return;
      past.releasedAt = this.now;
      this.past.push(past);
    });
  }

  private queue(past: Past, kind: string, done: () => void): void {
    const desk = DESKS[kind] ?? { people: 1, hours: 1 };
    const key = `${past.office}|${kind}`;
    const line = this.lines.get(key) ?? { idle: desk.people, waiting: [] };
    this.lines.set(key, line);
    const clock = this.clocks.get(past.office) ?? plainClock;
    const work = () => {
      line.idle--;
      const seconds = this.lognormal(desk.hours, 0.6) * 3600;
      this.plan(clock.after(this.now, seconds), () => {
        line.idle++;
        done();
        const first = line.waiting.findIndex(({ perishable }) => perishable);
        const [taken] = line.waiting.splice(Math.max(0, first), 1);
        taken?.work();
      });
    };
    if (line.idle > 0) work();
    else line.waiting.push({ perishable: past.perishable, work });
  }

  private trader(): { aeo: boolean; mode: string; arrival: number } {
    if (!this.traits) return { aeo: false, mode: 'unknown', arrival: 1 };
    const aeo = this.traits() < AUTHORISED.share;
    let left = this.traits();
    const [mode, , arrival] = MODES.find(([, share]) => (left -= share) < 0) ?? ['unknown', 0, 1];
    return { aeo, mode, arrival };
  }

  private lane(): Lane {
    let left = this.next();
    return LANES.find(([, share]) => (left -= share) < 0)?.[0] ?? 'green';
  }

  /** Hours of a lognormal distribution. */
  private lognormal(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(sigma * normal);
  }

  /** A binary heap: the agenda of a year is long. */
  private plan(at: number, act: () => void): void {
    const { agenda } = this;
    let place = agenda.push({ at, act }) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((agenda[above]?.at ?? 0) <= at) break;
      this.swap(place, above);
      place = above;
    }
  }

  private takeSoonest(): { at: number; act: () => void } {
    const { agenda } = this;
    this.swap(0, agenda.length - 1);
    const soonest = agenda.pop();
    if (!soonest) throw new Error('Nothing is left to do.');
    const timeOf = (place: number) => agenda[place]?.at ?? Infinity;
    for (let place = 0; ;) {
      const child = timeOf(2 * place + 1) <= timeOf(2 * place + 2) ? 2 * place + 1 : 2 * place + 2;
      if (timeOf(child) >= timeOf(place)) return soonest;
      this.swap(place, child);
      place = child;
    }
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.agenda[one], this.agenda[other]];
    if (a && b) [this.agenda[one], this.agenda[other]] = [b, a];
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
