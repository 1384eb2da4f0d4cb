import { fingerprint } from './fingerprint.js';
import type {
  ActorId,
  CandidateGroup,
  Content,
  Control,
  DeclarationId,
  Decided,
  DomainEvent,
  Facts,
  HoldId,
  HoldKind,
  HoldOwner,
  HoldResult,
  Instant,
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
const holdsOnlyTheFile = (file: ClearanceFile, hold: Hold): boolean =>
  hold.kind === 'audit' || file.holds.some((parent) => parent.id === hold.parent && parent.kind === 'audit');

export const openHolds = (file: ClearanceFile): Hold[] => file.holds.filter((hold) => hold.closedAt === null);

/** Holds because of which the goods may not leave yet. */
export const holdsOnGoods = (file: ClearanceFile): Hold[] =>
  openHolds(file).filter((hold) => !holdsOnlyTheFile(file, hold));

export const findHold = (file: ClearanceFile, id: HoldId): Hold | undefined =>
  file.holds.find((hold) => hold.id === id);

/** Nothing further happens by itself: cleared, refused or cancelled, and no task is open. */
export const isClosed = (file: ClearanceFile): boolean =>
  file.status !== 'held' && file.status !== 'released' && openHolds(file).length === 0;

/** The file after one more event. Pure; the event is recorded, or about to be, so nothing is refused here. */
export function evolve(file: ClearanceFile, event: Decided | DomainEvent): ClearanceFile {
  const next = apply(file, event);
  return { ...next, seq: file.seq + 1, head: 'hash' in event ? event.hash : file.head, lastAt: event.at };
}

/** The present, or the instant of the last event where the clock was set back since. */
export const notBefore = (file: ClearanceFile, now: Instant): Instant =>
  file.lastAt && file.lastAt > now ? file.lastAt : now;

/** The earliest deadline that still runs: open, not suspended, not escalated already. */
export function nextDeadline(file: ClearanceFile): Instant | undefined {
  return runningClocks(file)
    .map(({ dueAt }) => dueAt)
    .sort()
    .at(0);
}

/** Open holds whose clock runs, with their due dates. */
export const runningClocks = (file: ClearanceFile): (Hold & { dueAt: Instant })[] =>
  openHolds(file).filter(
    (hold): hold is Hold & { dueAt: Instant } => hold.dueAt !== null && hold.suspendedAt === null && !hold.escalated,
  );

/** The file that a declaration's events tell. */
export const fold = (id: DeclarationId, events: Iterable<DomainEvent>): ClearanceFile => {
  let file = emptyFile(id);
  for (const event of events) file = evolve(file, event);
  return file;
};

function withHold(file: ClearanceFile, id: HoldId, change: (hold: Hold) => Partial<Hold>): ClearanceFile {
  return { ...file, holds: file.holds.map((hold) => (hold.id === id ? { ...hold, ...change(hold) } : hold)) };
}

function apply(file: ClearanceFile, event: Decided): ClearanceFile {
  switch (event.type) {
    case 'DeclarationLodged':
      return {
        ...file,
        mrn: event.mrn,
        facts: event.facts,
        version: event.version,
        receivedAt: event.receivedAt,
        declaredBy: withPerson(file.declaredBy, event.by),
      };
    case 'DeclarationAccepted':
      return { ...file, acceptedAt: event.at };
    case 'LaneAssigned':
      return {
        ...file,
        lane: event.lane,
        firstLane: file.firstLane ?? event.lane,
        laneAt: file.laneAt ?? event.at,
        auditOwed: event.lane === 'blue',
        required: requiredAfter(file, event),
        done: file.done.filter((control) => !event.asks.includes(control)),
      };
    case 'HoldOpened':
      return {
        ...file,
        holds: [
          ...file.holds,
          {
            id: event.holdId,
            kind: event.kind,
            owner: event.owner,
            openedAt: event.at,
            closedAt: null,
            dueAt: event.deadline?.dueAt ?? null,
            effect: event.deadline?.effect ?? null,
            extendable: event.deadline?.extendable ?? false,
            extended: false,
            suspendedAt: null,
            escalated: false,
            result: null,
            parent: event.parent,
            question: event.question,
            task: {
              group: event.group,
              attempt: 1,
              priority: event.priority,
              excluded: event.excluded,
              completedBy: null,
              answer: null,
            },
          },
        ],
        auditOwed: event.kind === 'audit' ? false : file.auditOwed,
        adverse:
          event.kind === 'review'
            ? file.adverse.map((each) => ({ ...each, review: each.review ?? event.holdId }))
            : file.adverse,
      };
    case 'ClockSuspended':
      return withHold(file, event.holdId, () => ({ suspendedAt: event.at }));
    case 'ClockResumed':
      return withHold(file, event.holdId, () => ({ suspendedAt: null, dueAt: event.deadline?.dueAt ?? null }));
    case 'ClockExtended':
      return withHold(file, event.holdId, () => ({
        dueAt: event.deadline?.dueAt ?? null,
        extendable: false,
        extended: true,
      }));
    case 'ClockExpired':
      return withHold(file, event.holdId, (hold) =>
        event.effect === 'escalate'
          ? { dueAt: hold.dueAt, escalated: true, task: { ...hold.task, priority: ESCALATED_PRIORITY } }
          : {},
      );
    case 'TaskReissued':
      return withHold(file, event.holdId, (hold) => ({ task: { ...hold.task, attempt: event.attempt } }));
    case 'TaskCompleted':
      return withHold(file, event.holdId, (hold) => ({
        task: {
          ...hold.task,
          completedBy: event.by === 'system' ? null : event.by,
          answer: fingerprint(event.response),
        },
      }));
    case 'HoldClosed': {
      const closed = withHold(file, event.holdId, () => ({
        closedAt: event.at,
        result: event.result,
        suspendedAt: null,
      }));
      return afterClosing(closed, event);
    }
    case 'DeclarationAmended':
      return {
        ...file,
        facts: event.facts,
        version: event.version,
        declaredBy: withPerson(file.declaredBy, event.by),
        // Documents were checked against content that is no longer declared. What was seen of the goods still stands, where
        // the same goods are declared.
        done: file.done.filter((control) => control !== 'documents' && event.facts.goods === file.facts?.goods),
      };
    case 'AuditOrdered':
      return { ...file, auditOwed: true };
    case 'GoodsReleased':
      return { ...file, status: 'released', releasedAt: event.at };
    case 'ReleaseRefused':
      return { ...file, status: 'refused', endedAt: event.at, adverse: [] };
    case 'DeclarationCancelled':
      return { ...file, status: 'cancelled', endedAt: event.at, adverse: [] };
    case 'FileCleared':
      return { ...file, status: 'cleared', clearedAt: event.at };
    case 'GoodsDeparted':
      return { ...file, departedAt: event.departedAt };
    case 'FindingRecorded':
      return file;
  }
}

const withPerson = (people: ActorId[], by: ActorId | 'system'): ActorId[] =>
  by === 'system' || people.includes(by) ? people : [...people, by];

/** Only a re-route makes control milder; everything else adds to what is required. */
function requiredAfter(file: ClearanceFile, event: Extract<Decided, { type: 'LaneAssigned' }>): Control[] {
  const asked = [
    ...CONTROLS_OF_LANE[event.lane],
    ...(event.cause === 'reroute' ? [] : [...file.required, ...event.asks]),
    ...(event.assessment ? CONTROLS_OF_LANE[event.assessment.lane] : []),
  ];
  return CONTROLS.filter((control) => asked.includes(control));
}

/** Priority of a task whose deadline passed: before everything else in the inbox. */
const ESCALATED_PRIORITY = 95;

function afterClosing(file: ClearanceFile, event: Extract<Decided, { type: 'HoldClosed' }>): ClearanceFile {
  const hold = findHold(file, event.holdId);
  if (!hold) return file;
  if (hold.kind === 'review') return { ...file, adverse: file.adverse.filter((each) => each.review !== hold.id) };
  if (event.result === 'nonconforming' && !holdsOnlyTheFile(file, hold)) {
    const adverse = { holdId: hold.id, by: event.by, review: null };
    return { ...file, adverse: [...file.adverse, adverse], done: doneWith(file, hold) };
  }
  if (['conforming', 'raised', 'lapsed', 'expired'].includes(event.result))
    return { ...file, done: doneWith(file, hold) };
  return file;
}

function doneWith(file: ClearanceFile, hold: Hold): Control[] {
  const control = CONTROLS.find((kind) => kind === hold.kind);
  return control && !file.done.includes(control) ? [...file.done, control] : file.done;
}
