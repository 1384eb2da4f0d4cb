import type { Label, Questions } from './result.js';
import type {
  ActorId,
  CandidateGroup,
  ClockCourse,
  Content,
  Control,
  DeclarationId,
  Facts,
  HoldId,
  HoldKind,
  HoldOwner,
  HoldResult,
  Instant,
  KnownOutage,
  Lane,
  LegalEffect,
  Mrn,
  Status,
} from '#libs/domain';

/** One reason why the goods (or, for `audit`, the file) are still held, and the task by which somebody resolves it. */
export interface Hold {
  id: HoldId;
  kind: HoldKind;
  owner: HoldOwner;
  openedAt: Instant;
  closedAt: Instant | null;
  dueAt: Instant | null;
  effect: LegalEffect | null;
  extendable: boolean;
  extended: boolean;
  suspendedAt: Instant | null;
  escalated: boolean;
  /** What the due date is told from, apart from outages and a stop that lasts; absent without a due date, and in files kept before. */
  course?: ClockCourse;
  /** When the deadline passed, where it did. */
  expiredAt?: Instant;
  result: HoldResult | null;
  parent: HoldId | null;
  question: { text: string; documents: string[] } | null;
  task: {
    group: CandidateGroup;
    attempt: number;
    priority: number;
    excluded: ActorId[];
    completedBy: ActorId | null;
    /** Fingerprint of the answer that completed it, to tell a repetition from another answer. */
    answer: string | null;
  };
}

/** Customs' own controls, in the order in which they are done. */
export const CONTROLS: readonly Control[] = ['documents', 'scan', 'inspection'];

/** Lanes as tiers of control: which of customs' own controls each asks for. Green and blue ask for none before release. */
export const CONTROLS_OF_LANE: Record<Lane, readonly Control[]> = {
  green: [],
  blue: [],
  yellow: ['documents'],
  orange: ['scan'],
  red: ['documents', 'inspection'],
};

/** All that the procedure knows of one declaration: the fold of its events. Plain data, so that it can be recorded and reopened. */
export interface ClearanceFile {
  id: DeclarationId;
  /** Number of the last event; 0 before lodgement. */
  seq: number;
  /** Hash of the last event: the head of the chain. */
  head: string;
  /** Instant of the last event: decisions never go back in time, even when the clock does. */
  lastAt: Instant | null;
  mrn: Mrn | null;
  facts: Facts | null;
  version: Content | null;
  status: Status;
  lane: Lane | null;
  firstLane: Lane | null;
  holds: Hold[];
  /** Controls that the lane asks for, and those that a finding or a review asked for besides. */
  required: Control[];
  /** Controls done with a result that stands for the present version of the content. */
  done: Control[];
  /** People who lodged or amended it: they control nothing of it. */
  declaredBy: ActorId[];
  /** Adverse results that no supervisor has decided on yet, each with the review that is to decide on it. */
  adverse: { holdId: HoldId; by: ActorId | 'system'; review: HoldId | null }[];
  /** A declaration that went through the blue lane, or that somebody ordered to be audited, still owes an audit. */
  auditOwed: boolean;
  receivedAt: Instant | null;
  acceptedAt: Instant | null;
  laneAt: Instant | null;
  releasedAt: Instant | null;
  clearedAt: Instant | null;
  departedAt: Instant | null;
  /** When it was refused or cancelled. */
  endedAt: Instant | null;
  /** Outages that the file takes into account, each as it was last told of it; absent as long as there are none. */
  outages?: Omit<KnownOutage, 'by'>[];
  /** What controls are to answer, and have answered so far; absent before an assessment, and in files kept before there were labels. */
  questions?: Questions;
  /** What controls have told of the declaration; absent as long as they have told nothing. */
  label?: Label;
}

/** An empty file for a declaration of which nothing is recorded yet. */
export function emptyFile(id: DeclarationId): ClearanceFile {
  return {
    id,
    seq: 0,
    head: '',
    lastAt: null,
    mrn: null,
    facts: null,
    version: null,
    status: 'held',
    lane: null,
    firstLane: null,
    holds: [],
    required: [],
    done: [],
    declaredBy: [],
    adverse: [],
    auditOwed: false,
    receivedAt: null,
    acceptedAt: null,
    laneAt: null,
    releasedAt: null,
    clearedAt: null,
    departedAt: null,
    endedAt: null,
  };
}

/** An audit keeps the file from being closed, but not the goods from leaving; so does what an auditor asks the trader. */
export const holdsOnlyTheFile = (file: ClearanceFile, hold: Hold): boolean =>
  hold.kind === 'audit' || file.holds.some((parent) => parent.id === hold.parent && parent.kind === 'audit');

/** Perishable goods come first (WTO TFA 7.9); of the rest, those that stand at a warehouse door for inspection. */
export const usualPriority = ({ facts }: ClearanceFile): number => (facts?.perishable ? 80 : 50);

export const openHolds = (file: ClearanceFile): Hold[] => file.holds.filter((hold) => hold.closedAt === null);

/** Holds because of which the goods may not leave yet. */
export const holdsOnGoods = (file: ClearanceFile): Hold[] =>
  openHolds(file).filter((hold) => !holdsOnlyTheFile(file, hold));

export const findHold = (file: ClearanceFile, id: HoldId): Hold | undefined =>
  file.holds.find((hold) => hold.id === id);

/** Nothing further happens by itself: cleared, refused or cancelled, and no task is open. */
export const isClosed = (file: ClearanceFile): boolean =>
  file.status !== 'held' && file.status !== 'released' && openHolds(file).length === 0;

/** The present, or the instant of the last event where the clock was set back since. */
export const notBefore = (file: ClearanceFile, now: Instant): Instant =>
  file.lastAt && file.lastAt > now ? file.lastAt : now;

/** Since when all clocks of a file stand still, because an outage lasts; undefined where none does. */
export const standsStillSince = ({ outages = [] }: ClearanceFile): Instant | undefined =>
  outages
    .filter(({ until, withdrawn }) => until === null && !withdrawn)
    .map(({ from }) => from)
    .sort()
    .at(0);

/** The earliest deadline that still runs: open, not suspended, not escalated already. */
export function nextDeadline(file: ClearanceFile): Instant | undefined {
  return runningClocks(file)
    .map(({ dueAt }) => dueAt)
    .sort()
    .at(0);
}

/** Open holds whose clock runs, with their due dates; none while an outage lasts. */
export const runningClocks = (file: ClearanceFile): (Hold & { dueAt: Instant })[] =>
  openHolds(file).filter(
    (hold): hold is Hold & { dueAt: Instant } =>
      hold.dueAt !== null && hold.suspendedAt === null && !hold.escalated && standsStillSince(file) === undefined,
  );
