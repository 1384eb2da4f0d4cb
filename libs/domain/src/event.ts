import type { Finding } from './finding.js';
import type { CandidateGroup, HoldKind, HoldOwner, HoldResult, LegalEffect } from './hold.js';
import type { ActorId, HoldId, Instant, Mrn, Sha256 } from './ids.js';
import type { Issue } from './issue.js';
import type { ClockCourse, KnownOutage } from './outage.js';
import type { Assessment, Lane, RerouteReason } from './lane.js';
import type { PaymentMethod, TransportMode } from './declaration.js';
import type { TaskResponse } from './task.js';

/** What the procedure and the clearance-time study must know of a declaration's content. No personal data. */
export interface Facts {
  localReference: string;
  declarant: string;
  representative: string | null;
  kind: 'import' | 'export' | 'transit';
  type: string;
  /** The office that handles it (the declared one, or the default office where that is unknown). */
  office: string;
  mode: TransportMode;
  /** Current and previous procedure of the first item together, for example 4000. */
  procedure: string | null;
  /** Harmonized System chapters (two digits) of the items, sorted, each once. */
  chapters: string[];
  advance: boolean;
  payment: PaymentMethod;
  /** Agencies whose goods are in it, sorted. */
  agencies: string[];
  aeo: boolean;
  perishable: boolean;
  expedited: boolean;
  items: number;
  /** Hash of what the items are (commodity, origin, masses, quantities, packages): a control of other goods is no control. */
  goods: string;
  /** Hash of what is owed on and how (prices, values, taxes, payment): another debt is not paid by the first payment. */
  debt: string;
}

/** A version of the content: the reference that events carry; the content itself is kept beside them. */
export interface Content {
  version: number;
  /** SHA-256 of the canonical JSON of the domain Declaration. */
  content: Sha256;
  /** SHA-256 of the bytes as received. */
  received: Sha256;
}

/** Customs' own controls, in the order in which they are done. */
export type Control = 'documents' | 'scan' | 'inspection';

/** `dueAt`, `effect` and `extendable` are stamped by the recorder, who knows the office's calendar. */
export interface Deadline {
  dueAt: Instant | null;
  effect: LegalEffect | null;
  /** A clock may be extended once, if the office's rules say by how much. */
  extendable: boolean;
}

interface EventBodies {
  DeclarationLodged: { mrn: Mrn; facts: Facts; version: Content; warnings: Issue[]; receivedAt: Instant };
  DeclarationAccepted: object;
  LaneAssigned: {
    lane: Lane;
    previous: Lane | null;
    cause: 'assessment' | 'amendment' | 'finding' | 'review' | 'reroute';
    assessment: Assessment | null;
    /** Controls that must be done (again), whatever was done before. */
    asks: Control[];
    reroute: { reason: RerouteReason; note: string | null } | null;
  };
  HoldOpened: {
    holdId: HoldId;
    kind: HoldKind;
    owner: HoldOwner;
    group: CandidateGroup;
    priority: number;
    /** People who may not resolve it, for separation of duties. */
    excluded: ActorId[];
    /** The hold whose clock stands still meanwhile (information requests). */
    parent: HoldId | null;
    question: { text: string; documents: string[] } | null;
    deadline?: Deadline;
  };
  ClockSuspended: { holdId: HoldId; reason: string };
  ClockResumed: { holdId: HoldId; suspendedAt: Instant; dueAtBefore: Instant | null; deadline?: Deadline };
  ClockExtended: { holdId: HoldId; reason: string; dueAtBefore: Instant; deadline?: Deadline };
  ClockExpired: { holdId: HoldId; effect: LegalEffect };
  /** The file takes an outage into account, or a correction of one: its clocks stand still while it lasted. */
  OutageAccounted: { outage: Omit<KnownOutage, 'by'> };
  /** A due date told anew from the clock's course, since an outage was taken into account. */
  ClockMoved: { holdId: HoldId; dueAtBefore: Instant; course: ClockCourse; deadline?: Deadline };
  TaskReissued: { holdId: HoldId; attempt: number; reason: string };
  TaskCompleted: { holdId: HoldId; attempt: number; response: TaskResponse };
  FindingRecorded: { holdId: HoldId; finding: Finding };
  HoldClosed: { holdId: HoldId; result: HoldResult };
  DeclarationAmended: { version: Content; facts: Facts; reason: string; warnings: Issue[] };
  AuditOrdered: { reason: string };
  GoodsReleased: { lane: Lane };
  ReleaseRefused: { reason: string };
  DeclarationCancelled: { reason: string };
  FileCleared: object;
  GoodsDeparted: { departedAt: Instant; gate: string | null };
}

export type EventType = keyof EventBodies;

/** A decision not yet recorded: no number, no due dates. `by` is who caused it: a person, or `system`. */
export type Decided = {
  [T in EventType]: { type: T; at: Instant; by: ActorId | 'system' } & EventBodies[T];
}[EventType];

/**
 * A recorded decision of a declaration's workflow, numbered within its declaration and chained: `hash` is the SHA-256 of the
 * hash before it and the canonical JSON of the event without its hash.
 */
export type DomainEvent = Decided & { seq: number; hash: string };

/** The state a declaration is in: some hold is open; goods may go; file closed; refused; cancelled. */
export const STATUSES = ['held', 'released', 'cleared', 'refused', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];
