import { createHash } from 'node:crypto';
import { stamp } from '#libs/calendar';
import {
  decide,
  emptyFile,
  evolve,
  expire,
  lodge,
  notBefore,
  openHolds,
  runningClocks,
  type ClearanceFile,
  type CommandName,
  type Commands,
  type Hold,
  type Outcome,
} from '#libs/clearance';
import {
  instant,
  mrnFor,
  type Agency,
  type Decided,
  type Declaration,
  type HoldKind,
  type Instant,
  type Office,
  type Sha256,
} from '#libs/domain';
import { contentHash, declarationIdentity } from '#libs/formats';
import { agenciesFor, assess, factsOf, type Targeting } from '#libs/risk';
import { basisHash, type WholeClaim, type WholeDeclaration } from '#libs/store';
import { answerTo } from './answers.js';
import type { Chance } from './chance.js';
import { clerkOf, workerFor } from './staff.js';

/** Where declarations live: by what they are assessed and controlled, and until when. */
export interface World {
  targeting: Targeting;
  offices: ReadonlyMap<string, Office>;
  agencies: readonly Agency[];
  /** Nothing has happened from then on, in milliseconds since 1970. */
  until: number;
}

const HOUR = 3_600_000;
/** Half of the holds of a kind are resolved within so many hours. */
const MEDIAN_HOURS: Record<string, number> = {
  arrival: 130,
  payment: 40,
  documents: 24,
  scan: 24,
  inspection: 60,
  review: 24,
  information: 40,
  audit: 24 * 45,
};
const AGENCY_HOURS = 40;
/** From taking a task to completing it. */
const WORK_HOURS = 0.7;
const ASKED = 0.12;
const REROUTED = 0.02;
const WITHDRAWN = 0.004;
const DEPARTED = 0.6;

/** Everything that happens to a declaration from its lodgement until nothing more does, or until the present of its world. */
export function lifeOf(content: Declaration, lodgedAt: number, world: World, chance: Chance): WholeDeclaration {
  const life = new Life(content, world, chance);
  life.lodge(instant(lodgedAt));
  life.hasSecondThoughts();
  while (life.goesOn());
  life.departs();
  return life.whole;
}

/** The hash of the bytes that were received. */
export const receivedAs = (content: Declaration): Sha256 =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex') as Sha256;

class Life {
  private file: ClearanceFile;
  private readonly batches: Decided[][] = [];
  private readonly claims: WholeClaim[] = [];
  /** When each open hold is going to be resolved. */
  private readonly planned = new Map<string, number>();
  private readonly asked = new Set<string>();
  private readonly digest: Sha256;
  private readonly office: Office;
  private basis: WholeDeclaration['basis'] | undefined;

  constructor(
    private readonly content: Declaration,
    private readonly world: World,
    private readonly chance: Chance,
  ) {
    const { digest, id } = declarationIdentity(content.declarant.id ?? '', content.localReference);
    this.digest = digest;
    this.file = emptyFile(id);
    const office = world.offices.get(content.office);
    if (!office) throw new Error(`There is no office ${content.office}.`);
    this.office = office;
  }

  get whole(): WholeDeclaration {
    if (!this.basis) throw new Error(`${this.file.id} is not lodged.`);
    const { batches, content, basis, claims } = this;
    return { id: this.file.id, batches, content, basis, claims };
  }

  lodge(at: Instant): void {
    const { content, world, file } = this;
    const facts = factsOf(content, { office: this.office.code, agencies: agenciesFor(content, [...world.agencies]) });
    const occasion = { id: file.id, at, receivedAt: at, office: facts.office };
    const { assessment, basis } = assess(content, occasion, { results: 0, statistics: new Map() }, world.targeting);
    this.basis = basis;
    const decided = lodge(
      file,
      {
        by: clerkOf(facts.representative ?? facts.declarant),
        mrn: mrnFor(this.digest, Number(at.slice(0, 4)), 'CO', content.kind),
        receivedAt: at,
        version: {
          content: contentHash(content),
          received: receivedAs(content),
        },
        facts,
        assessment: { ...assessment, basis: basisHash(basis) },
        warnings: [],
      },
      at,
    );
    this.happens(decided);
  }

  /** A few are sent to another lane, and a few withdrawn, soon after they were lodged. */
  hasSecondThoughts(): void {
    const { chance, file } = this;
    const at = Date.parse(file.lastAt ?? '') + chance.skewed(HOUR);
    if (file.status !== 'held' || at >= this.world.until) return;
    if (chance.happens(WITHDRAWN))
      this.does(
        'cancelDeclaration',
        { by: clerkOf(file.facts?.declarant ?? ''), reason: 'lodged by mistake', onBehalfOf: 'trader' },
        at,
      );
    else if (file.lane !== 'green' && chance.happens(REROUTED * 3))
      this.does(
        'reroute',
        {
          by: workerFor('review', this.office.code, [], chance),
          lane: chance.of(['green', 'yellow', 'red', 'orange']),
          reason: chance.of(['intelligence', 'operator-history', 'resource-limits']),
          note: null,
        },
        at,
      );
  }

  /** What happens next, if anything does before the present. */
  goesOn(): boolean {
    const next = this.nextWork();
    const clock = runningClocks(this.file).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
    const due = clock ? Date.parse(clock.dueAt) : Infinity;
    const at = Math.min(due, next?.at ?? Infinity);
    if (at >= this.world.until) {
      if (next && next.at < this.world.until + WORK_HOURS * HOUR) this.takes(next.hold, this.world.until - 1);
      return false;
    }
    if (clock && due <= at) this.happens(expire(this.file, clock.id, this.notBefore(at)));
    else if (next) this.works(next.hold, next.at);
    return true;
  }

  departs(): void {
    const { releasedAt } = this.file;
    if (!releasedAt || !this.chance.happens(DEPARTED)) return;
    const at = Date.parse(this.notBefore(Date.parse(releasedAt) + this.chance.skewed(12 * HOUR)));
    if (at < this.world.until)
      this.does(
        'recordDeparture',
        { by: workerFor('arrival', '', [], this.chance), departedAt: instant(at), gate: null },
        at,
      );
  }

  private nextWork(): { hold: Hold; at: number } | undefined {
    let next: { hold: Hold; at: number } | undefined;
    for (const hold of openHolds(this.file)) {
      if (hold.suspendedAt !== null) continue;
      const at = this.planned.get(hold.id) ?? this.plan(hold);
      if (!next || at < next.at) next = { hold, at };
    }
    return next;
  }

  private plan({ id, kind }: Hold): number {
    const from = Date.parse(this.file.lastAt ?? '');
    const at = Math.floor(from + this.chance.skewed((MEDIAN_HOURS[kind] ?? AGENCY_HOURS) * HOUR));
    this.planned.set(id, at);
    return at;
  }

  private works(hold: Hold, at: number): void {
    const { chance, office, file } = this;
    const { group, attempt, excluded } = hold.task;
    const isTraders = group === 'trader';
    const by = isTraders
      ? clerkOf(file.facts?.representative ?? file.facts?.declarant ?? '')
      : (this.holderOf(hold.id) ?? workerFor(group, office.code, excluded, chance));
    if (!isTraders && group !== 'arrival' && !this.holderOf(hold.id)) {
      const earliest = Date.parse(hold.openedAt);
      this.claims.push({
        task: hold.id,
        at: instant(Math.max(earliest, at - Math.floor(chance.skewed(WORK_HOURS * HOUR)))),
        by,
        how: chance.of(['next', 'next', 'chosen']),
      });
    }
    const isAsking = hold.kind === 'documents' || hold.kind.startsWith('agency:');
    if (isAsking && !this.asked.has(hold.id) && chance.happens(ASKED)) {
      this.asked.add(hold.id);
      this.planned.delete(hold.id);
      const question = { text: 'Which invoice is for these goods?', documents: ['N935'] };
      this.does('requestInformation', { by, holdId: hold.id, attempt, question }, at);
      return;
    }
    const when = this.notBefore(at);
    const response = answerTo(file, hold, when, chance);
    this.does('completeTask', { by, holdId: hold.id, attempt, response }, at);
  }

  /** Somebody has taken the task and is at it. */
  private takes({ id, task, openedAt }: Hold, at: number): void {
    if (task.group === 'trader' || task.group === 'arrival' || this.holderOf(id)) return;
    const by = workerFor(task.group, this.office.code, task.excluded, this.chance);
    this.claims.push({ task: id, at: instant(Math.max(Date.parse(openedAt), at)), by, how: 'next' });
  }

  private holderOf = (task: string) => this.claims.find((claim) => claim.task === task)?.by as WorkerId | undefined;

  private does<Name extends CommandName>(name: Name, command: Commands[Name], at: number): void {
    // Within a generic function TypeScript does not see that each entry takes its own command.
    const decideIt = decide[name] as (file: ClearanceFile, command: Commands[Name], at: Instant) => Outcome<Decided>;
    const outcome = decideIt(this.file, command, this.notBefore(at));
    if ('decided' in outcome) this.happens(outcome.decided);
    else if (name === 'completeTask') throw new Error(`${this.file.id}: ${outcome.refused.detail}`);
  }

  private happens(decided: readonly Decided[]): void {
    if (decided.length === 0) return;
    const stamped = decided.map((event) => stamp(event, { office: this.office }, (id) => this.kindOf(decided, id)));
    this.batches.push(stamped);
    this.file = stamped.reduce<ClearanceFile>(evolve, this.file);
  }

  private kindOf(decided: readonly Decided[], id: string): HoldKind {
    const hold = this.file.holds.find((each) => each.id === id);
    const opened = decided.find((event) => event.type === 'HoldOpened' && event.holdId === id);
    const kind = hold?.kind ?? (opened?.type === 'HoldOpened' ? opened.kind : undefined);
    if (!kind) throw new Error(`${this.file.id} has no hold ${id}.`);
    return kind;
  }

  private notBefore = (at: number): Instant => notBefore(this.file, instant(at));
}
type WorkerId = ReturnType<typeof workerFor>;
