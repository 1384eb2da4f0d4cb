import { createHash } from 'node:crypto';
import { stamp } from '#libs/calendar';
import {
  accountOutages,
  decide,
  emptyFile,
  evolve,
  expire,
  lodge,
  type ClearanceFile,
  type CommandName,
  type Commands,
  type Outcome,
} from '#libs/clearance';
import {
  canonical,
  Declaration,
  mrnFor,
  type ActorId,
  type Decided,
  type DeclarationId,
  type Facts,
  type HoldId,
  type HoldKind,
  type Instant,
  type Issue,
  type KnownOutage,
  type Lane,
  type Office,
  type Sha256,
  type TaskResponse,
} from '#libs/domain';
import { agenciesFor, assess, factsOf, type Targeting } from '#libs/risk';
import { askedOf, basisHash, record, recordKnowing, type TaskGuard } from '#libs/store';
import type pg from 'pg';
import { FACTS } from './facts.js';

const OFFICE: Office = {
  code: 'COBOG',
  name: 'An office that is always open',
  timeZone: 'UTC',
  country: 'CO',
  openingHours: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, ['00:00', '23:59']])),
  closedDays: [],
  clocks: {},
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex') as Sha256;

export interface Lodging {
  lane: Lane;
  at: Instant;
  by?: string;
  facts?: Partial<Facts>;
  warnings?: Issue[];
}

/** A declaration taken through the procedure and recorded step by step, as its workflow would, but without one. */
export class Filed {
  private constructor(
    private readonly pool: pg.Pool,
    public file: ClearanceFile,
  ) {}

  get id(): DeclarationId {
    return this.file.id;
  }

  /** Lodge a declaration; the local reference tells its identity. */
  static async lodge(pool: pg.Pool, { lane, at, by = 'bruno', facts = {}, warnings = [] }: Lodging): Promise<Filed> {
    const all: Facts = { ...FACTS, localReference: `REF-${++lodgements}`, ...facts };
    const digest = sha256(`${all.declarant}\n${all.localReference}`);
    const filed = new Filed(pool, emptyFile(`dec_${digest.slice(0, 26)}` as DeclarationId));
    const content = contentOf(all);
    const decided = lodge(
      filed.file,
      {
        by: by as ActorId,
        mrn: mrnFor(digest, 2026, 'CO', all.kind),
        receivedAt: at,
        version: { content: sha256(canonical(content)), received: sha256(digest) },
        facts: all,
        assessment: {
          score: 42,
          lane,
          reasons: [
            {
              rule: 'R-1',
              purpose: 'A purpose',
              expectedFinding: 'undervaluation',
              instruction: 'Look at the invoice',
              lane,
              weight: 1,
            },
          ],
          versions: { rules: '7', thresholds: '3' },
        },
        warnings,
      },
      at,
    );
    await filed.record(decided, { content });
    return filed;
  }

  /** Lodge a declaration as the worker would: assessed by what is known of it and by this targeting. */
  static async assessed(pool: pg.Pool, content: Declaration, targeting: Targeting, at: Instant): Promise<Filed> {
    const digest = sha256(canonical(content));
    const filed = new Filed(pool, emptyFile(`dec_${digest.slice(0, 26)}` as DeclarationId));
    const facts = factsOf(content, { office: content.office, agencies: agenciesFor(content, []) });
    const answer = await recordKnowing(pool, askedOf(content, facts), (known) => {
      const occasion = { id: filed.id, at, receivedAt: at, office: facts.office };
      const { assessment, basis } = assess(content, occasion, known, targeting);
      const lodgement = {
        by: 'bruno' as ActorId,
        mrn: mrnFor(digest, 2026, 'CO', content.kind),
        receivedAt: at,
        version: { content: digest, received: digest },
        facts,
        assessment: { ...assessment, basis: basisHash(basis) },
        warnings: [],
      };
      const decided = lodge(filed.file, lodgement, at);
      return Promise.resolve({ file: filed.file, decided: filed.stamped(decided), content, basis });
    });
    filed.file = answer.recorded.reduce<ClearanceFile>(evolve, filed.file);
    return filed;
  }

  /** The open hold of a kind. */
  hold(kind: HoldKind) {
    const hold = this.file.holds.find((each) => each.kind === kind && each.closedAt === null);
    if (!hold) throw new Error(`${this.id} has no open hold ${kind}`);
    return hold;
  }

  /** Complete the open task of a kind. Nobody needs to have claimed it. */
  async complete(by: string, response: TaskResponse, at: Instant): Promise<void> {
    const { id, task } = this.hold(response.kind);
    await this.does('completeTask', { by: by as ActorId, holdId: id, attempt: task.attempt, response }, at);
  }

  async does<Name extends CommandName>(name: Name, command: Commands[Name], at: Instant): Promise<void> {
    // Within a generic function TypeScript does not see that each entry takes its own command.
    const decideIt = decide[name] as (file: ClearanceFile, command: Commands[Name], at: Instant) => Outcome<Decided>;
    const outcome = decideIt(this.file, command, at);
    if ('refused' in outcome) throw new Error(`${name}: ${outcome.refused.code}`);
    await this.record(outcome.decided);
  }

  async expire(holdId: HoldId, at: Instant): Promise<void> {
    await this.record(expire(this.file, holdId, at));
  }

  /** Take outages into account. */
  async account(outages: KnownOutage[], at: Instant): Promise<void> {
    await this.record(accountOutages(this.file, outages, at));
  }

  private async record(decided: Decided[], more: { content?: Declaration; guard?: TaskGuard } = {}): Promise<void> {
    const answer = await record(this.pool, { file: this.file, decided: this.stamped(decided), ...more });
    if ('refused' in answer) throw new Error(answer.refused.code);
    this.file = answer.recorded.reduce<ClearanceFile>(evolve, this.file);
  }

  private stamped(decided: Decided[]): Decided[] {
    return decided.map((event) => stamp(event, { office: OFFICE }, (id) => this.kindOf(id)));
  }

  private kindOf(id: HoldId): HoldKind {
    const hold = this.file.holds.find((each) => each.id === id);
    if (!hold) throw new Error(`${this.id} has no hold ${id}`);
    return hold.kind;
  }
}

let lodgements = 0;

const contentOf = (facts: Facts): Declaration =>
  Declaration.parse({
    localReference: facts.localReference,
    kind: facts.kind,
    type: facts.type,
    office: facts.office,
    declarant: { id: facts.declarant },
    importer: { id: facts.declarant },
    items: [{ number: 1, description: 'Laptops', commodityCode: '847130' }],
  });
