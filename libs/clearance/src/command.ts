import type {
  ActorId,
  Assessment,
  Content,
  Facts,
  HoldId,
  Instant,
  Issue,
  Lane,
  Mrn,
  Refusal,
  RerouteReason,
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

/** An amendment after the risk engine has assessed the new content. */
export interface AssessedAmendment {
  by: ActorId;
  reason: string;
  version: Omit<Content, 'version'>;
  facts: Facts;
  assessment: Assessment;
  warnings: Issue[];
}

/** A lodgement after the risk engine has assessed it. */
export interface AssessedLodgement {
  by: ActorId;
  mrn: Mrn;
  receivedAt: Instant;
  version: Omit<Content, 'version'>;
  facts: Facts;
  assessment: Assessment;
  warnings: Issue[];
}

/** A command's outcome: why it is refused, or what is decided (nothing, where it was done before). */
export type Outcome<Event> = { refused: Refusal } | { decided: Event[] };

export const refuse = (code: Refusal['code'], detail: string): { refused: Refusal } => ({ refused: { code, detail } });
