import {
  accountOutages,
  decide,
  emptyFile,
  evolve,
  lodge,
  type ClearanceFile,
  type CommandName,
  type Commands,
  type Outcome,
} from '#libs/clearance';
import {
  instant,
  type ActorId,
  type Decided,
  type DeclarationId,
  type DomainEvent,
  type Facts,
  type HoldKind,
  type Instant,
  type KnownOutage,
  type Lane,
  type Mrn,
  type ReportKind,
  type Sha256,
  type TaskResponse,
} from '#libs/domain';
import type { Claim, Reported, Story } from '#libs/study';
import { FACTS } from './facts.js';

const ID = `dec_${'0'.repeat(26)}` as DeclarationId;
const START = Date.parse('2026-11-24T12:00:00.000Z');
const CONFORMING = { outcome: 'conforming' as const, findings: [], reasonResults: [] };
const NOTHING = 'f'.repeat(64) as Sha256;

/** An instant so many minutes after the lodgement of a story that is told. */
export const minute = (minutes: number) => instant(START + minutes * 60_000);

/** The story of a declaration told by its procedure, with what people claim and others report, in minutes from its lodgement. */
export class Told {
  readonly id = ID;
  file: ClearanceFile = emptyFile(ID);
  private readonly events: DomainEvent[] = [];
  private readonly claims: Claim[] = [];
  private readonly reports: Reported[] = [];
  private readonly outages: KnownOutage[] = [];

  constructor(lane: Lane, facts: Partial<Facts> = {}) {
    const at = minute(0);
    const version = { content: NOTHING, received: NOTHING };
    const assessment = { score: 1, lane, reasons: [], versions: { rules: '1', thresholds: '1' } };
    const mrn = '26CO000000000000R0' as Mrn;
    const all = { ...FACTS, ...facts };
    this.tell(
      lodge(
        this.file,
        { by: 'bruno' as ActorId, mrn, receivedAt: at, version, facts: all, assessment, warnings: [] },
        at,
      ),
    );
  }

  get story(): Story {
    return { events: this.events, claims: this.claims, reports: this.reports, outages: this.outages };
  }

  /** The open hold of a kind. */
  hold(kind: HoldKind) {
    const hold = this.file.holds.find((each) => each.kind === kind && each.closedAt === null);
    if (!hold) throw new Error(`nothing of the kind ${kind} holds the goods`);
    return hold;
  }

  claim(kind: HoldKind, holder: string, minutes: number): this {
    this.claims.push({ task: this.hold(kind).id, at: new Date(minute(minutes)), holder });
    return this;
  }

  /** Complete the open task of a kind; favourably, unless told otherwise. */
  complete(kind: HoldKind, by: string, minutes: number, response = favourable(kind, minutes)): this {
    const { id: holdId, task } = this.hold(kind);
    return this.does('completeTask', { by: by as ActorId, holdId, attempt: task.attempt, response }, minutes);
  }

  ask(kind: HoldKind, by: string, minutes: number): this {
    const { id: holdId, task } = this.hold(kind);
    const question = { text: 'Which invoice?', documents: [] };
    return this.does('requestInformation', { by: by as ActorId, holdId, attempt: task.attempt, question }, minutes);
  }

  report(kind: ReportKind, minutes: number): this {
    this.reports.push({ kind, at: new Date(minute(minutes)), by: 'port', place: null, reference: null });
    return this;
  }

  /** Put an outage on record, from one minute to another; the declaration is told of it only where it takes it into account. */
  outage(id: string, from: number, until: number | null, more: Partial<KnownOutage> = {}): this {
    const known: KnownOutage = {
      id,
      version: 1,
      office: null,
      withdrawn: false,
      by: 'system',
      ...more,
      ...at(from, until),
    };
    this.outages.splice(0, Infinity, ...this.outages.filter((each) => each.id !== id), known);
    return this;
  }

  /** Take an outage into account. */
  account(outage: KnownOutage, minutes: number): this {
    return this.tell(accountOutages(this.file, [outage], minute(minutes)));
  }

  does<Name extends CommandName>(name: Name, command: Commands[Name], minutes: number): this {
    const decideIt = decide[name] as (file: ClearanceFile, its: Commands[Name], at: Instant) => Outcome<Decided>;
    const outcome = decideIt(this.file, command, minute(minutes));
    if ('refused' in outcome) throw new Error(outcome.refused.code);
    return this.tell(outcome.decided);
  }

  private tell(decided: Decided[]): this {
    for (const event of decided) {
      this.events.push({ ...event, seq: this.events.length + 1, hash: '' });
      this.file = evolve(this.file, event);
    }
    return this;
  }
}

const at = (from: number, until: number | null) => ({
  from: minute(from),
  until: until === null ? null : minute(until),
});

function favourable(kind: HoldKind, minutes: number): TaskResponse {
  switch (kind) {
    case 'documents':
    case 'audit':
      return { kind, form: CONFORMING };
    case 'inspection':
      return { kind, form: { ...CONFORMING, extent: 'partial', seals: [] } };
    case 'scan':
      return { kind, form: { outcome: 'clear', findings: [], reasonResults: [] } };
    case 'review':
      return { kind, form: { decision: 'continue', reason: 'explained' } };
    case 'payment':
      return { kind, form: { method: 'payment', reference: 'P-1' } };
    case 'information':
      return { kind, form: { answer: 'This one', documents: [] } };
    case 'arrival':
      return { kind, form: { arrivedAt: minute(minutes) } };
    default:
      return { kind, form: { decision: 'permit', findings: [] } };
  }
}
