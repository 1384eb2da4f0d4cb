import type {
  ActorId,
  Assessment,
  Content,
  Declaration,
  Facts,
  HoldId,
  Instant,
  Issue,
  Lane,
  Mrn,
  Refusal,
  RerouteReason,
  Sha256,
  TaskResponse,
} from '#libs/domain';

/** What may be asked of a declaration's workflow, each by the person named in `by`. */
export interface Commands {
  completeTask: { by: ActorId; holdId: HoldId; attempt: number; response: TaskResponse };
  requestInformation: { by: ActorId; holdId: HoldId; attempt: number; question: { text: string; documents: string[] } };
  extendClock: { by: ActorId; holdId: HoldId; attempt: number; reason: string };
  cancelDeclaration: { by: ActorId; reason: string; onBehalfOf: 'trader' | 'customs' };
  reroute: { by: ActorId; lane: Lane; reason: RerouteReason; note: string | null };
  recordDeparture: { by: ActorId; departedAt: Instant; gate: string | null };
  orderAudit: { by: ActorId; reason: string };
}
export type CommandName = keyof Commands;

/** A lodgement that was parsed, checked and kept at the edge. */
export interface Lodgement {
  by: ActorId;
  mrn: Mrn;
  receivedAt: Instant;
  declaration: Declaration;
  version: Omit<Content, 'version'>;
  warnings: Issue[];
}

/** New content for a held declaration, parsed, checked and kept at the edge. */
export interface Amendment {
  by: ActorId;
  reason: string;
  /** Hash of the content that it amends: where that is not the present content any more, somebody else was first. */
  base: Sha256;
  declaration: Declaration;
  version: Omit<Content, 'version'>;
  warnings: Issue[];
}

/** What the risk engine says of some content, and what the procedure must know of it. */
export interface Assessed {
  facts: Facts;
  assessment: Assessment;
}

export type AssessedLodgement = Omit<Lodgement, 'declaration'> & Assessed;
export type AssessedAmendment = Omit<Amendment, 'declaration'> & Assessed;

/** A command's outcome: why it is refused, or what is decided (nothing, where it was done before). */
export type Outcome<Event> = { refused: Refusal } | { decided: Event[] };

export const refuse = (code: Refusal['code'], detail: string): { refused: Refusal } => ({ refused: { code, detail } });
