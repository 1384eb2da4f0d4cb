import type { ActorId, ClockCourse, Control, Decided, DeclarationId, DomainEvent, HoldId } from '#libs/domain';
import {
  CONTROLS,
  CONTROLS_OF_LANE,
  emptyFile,
  findHold,
  holdsOnlyTheFile,
  usualPriority,
  type ClearanceFile,
  type Hold,
} from './file.js';
import { fingerprint } from './fingerprint.js';
import { afterAnswer, afterConforming, questionsOf } from './result.js';

/** The file after one more event. Pure; the event is recorded, or about to be, so nothing is refused here. */
export function evolve(file: ClearanceFile, event: Decided | DomainEvent): ClearanceFile {
  const next = apply(file, event);
  return { ...next, seq: file.seq + 1, head: 'hash' in event ? event.hash : file.head, lastAt: event.at };
}

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
        ...(event.assessment ? { questions: questionsOf(event.assessment) } : {}),
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
            ...(event.deadline?.dueAt ? { course: { dueAt: event.deadline.dueAt, stops: [], extendedAt: null } } : {}),
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
      return withHold(file, event.holdId, (hold) => ({
        suspendedAt: null,
        dueAt: event.deadline?.dueAt ?? null,
        ...withCourse(hold, ({ stops }) => ({ stops: [...stops, { from: event.suspendedAt, until: event.at }] })),
      }));
    case 'ClockExtended':
      return withHold(file, event.holdId, (hold) => ({
        dueAt: event.deadline?.dueAt ?? null,
        extendable: false,
        extended: true,
        ...withCourse(hold, () => ({ extendedAt: event.at })),
      }));
    case 'ClockExpired':
      return withHold(file, event.holdId, (hold) =>
        event.effect === 'escalate'
          ? { expiredAt: event.at, escalated: true, task: { ...hold.task, priority: ESCALATED_PRIORITY } }
          : { expiredAt: event.at },
      );
    case 'OutageAccounted':
      return {
        ...file,
        outages: [...(file.outages ?? []).filter(({ id }) => id !== event.outage.id), event.outage],
      };
    case 'ClockMoved':
      return withHold(file, event.holdId, (hold) => moved(file, hold, event));
    case 'TaskReissued':
      return withHold(file, event.holdId, (hold) => ({ task: { ...hold.task, attempt: event.attempt } }));
    case 'TaskCompleted':
      return withHold(afterAnswer(file, event), event.holdId, (hold) => ({
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

/** What changes in what a hold's due date is told from, where that is known. */
const withCourse = ({ course }: Hold, change: (course: ClockCourse) => Partial<ClockCourse>): Partial<Hold> =>
  course ? { course: { ...course, ...change(course) } } : {};

/** A hold with another due date. One that was found to have expired too early runs again, where only a supervisor was called. */
function moved(file: ClearanceFile, hold: Hold, { deadline }: Extract<Decided, { type: 'ClockMoved' }>): Partial<Hold> {
  const dueAt = deadline?.dueAt ?? hold.dueAt;
  const tooEarly = hold.escalated && hold.expiredAt !== undefined && dueAt !== null && dueAt > hold.expiredAt;
  return tooEarly ? { dueAt, escalated: false, task: { ...hold.task, priority: usualPriority(file) } } : { dueAt };
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
  if (!['conforming', 'raised', 'lapsed', 'expired'].includes(event.result)) return file;
  const done = { ...file, done: doneWith(file, hold) };
  return event.result === 'conforming' ? afterConforming(done, event, hold.kind) : done;
}

function doneWith(file: ClearanceFile, hold: Hold): Control[] {
  const control = CONTROLS.find((kind) => kind === hold.kind);
  return control && !file.done.includes(control) ? [...file.done, control] : file.done;
}
