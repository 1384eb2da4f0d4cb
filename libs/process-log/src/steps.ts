import type { DomainEvent, HoldId } from '#libs/domain';
import { activityOf, DECLARATION_ACTIVITIES, HOLD_VERBS, laneActivity, type Transition } from './activities.js';
import type { Attributes } from './attributes.js';
import { agencyOf, holdsIn, type LoggedHold } from './holds.js';
import type { Pseudonym } from './pseudonyms.js';
import type { Recorded, TaskAct } from './recorded.js';
import { roleOf, roleOfTask } from './role.js';
import { said } from './said.js';

/** One thing that happened, as either format tells it. */
export interface Step {
  /** Unique in a file. */
  id: string;
  at: string;
  /** What happened, `Inspection completed`: the type of an OCEL event. */
  type: string;
  /** What is being done, `Inspection`, and the state that it passed into: name and transition of an XES event. */
  activity: string;
  transition: Transition;
  /** As what whoever acted did, and a pseudonym. */
  role: string;
  resource: string;
  hold: LoggedHold | undefined;
  /** The agency that is concerned, where one is. */
  agency: string | null;
  /** Number of the event in its declaration; null for an act with a task. */
  seq: number | null;
  attributes: Attributes;
}

/** All that happened to a declaration, in order: events as recorded, acts with tasks between them by time. */
export function stepsOf({ id, events, acts }: Recorded, pseudonym: Pseudonym): Step[] {
  const holds = holdsIn(events);
  const lodgedBy = events[0]?.by ?? 'system';
  const ofEvent = (event: DomainEvent): Step => {
    const hold = 'holdId' in event ? holds.get(event.holdId) : undefined;
    // A request for information is opened by whoever asks: the task from which it is made.
    const actingFor = event.type === 'HoldOpened' && event.parent ? holds.get(event.parent) : hold;
    return {
      ...named(event, hold),
      id: `${id}/${event.seq}`,
      at: event.at,
      role: roleOf(event, actingFor, lodgedBy),
      resource: pseudonym(event.by),
      hold,
      agency: hold ? agencyOf(hold.owner) : null,
      seq: event.seq,
      attributes: said(event),
    };
  };
  const ofAct = (act: TaskAct): Step[] => {
    const hold = holds.get(act.task);
    return hold ? [actStep(id, act, hold, pseudonym)] : [];
  };
  return merged(events.map(ofEvent), acts.flatMap(ofAct));
}

function actStep(id: string, act: TaskAct, hold: LoggedHold, pseudonym: Pseudonym): Step {
  const { verb, transition } = HOLD_VERBS[act.action];
  const activity = activityOf(hold.kind);
  return {
    id: `${id}/task-${act.id}`,
    at: act.at.toISOString(),
    type: `${activity} ${verb}`,
    activity,
    transition,
    role: roleOfTask(hold),
    resource: pseudonym(act.by),
    hold,
    agency: agencyOf(hold.owner),
    seq: null,
    attributes: {},
  };
}

function named(event: DomainEvent, hold: LoggedHold | undefined): Pick<Step, 'type' | 'activity' | 'transition'> {
  if (event.type === 'LaneAssigned') return whole(laneActivity(event.lane));
  if (!isOfHold(event)) return whole(DECLARATION_ACTIVITIES[event.type].activity);
  if (!hold) throw new Error(`event ${event.seq} names the hold ${event.holdId}, which was not opened`);
  const { verb, transition } = HOLD_VERBS[event.type];
  const activity = activityOf(hold.kind);
  return { type: `${activity} ${verb}`, activity, transition };
}

const whole = (activity: string) => ({ type: activity, activity, transition: 'complete' as const });

type OfHold = Extract<DomainEvent, { type: keyof typeof HOLD_VERBS; holdId: HoldId }>;
const isOfHold = (event: DomainEvent): event is OfHold => event.type in HOLD_VERBS;

/** Two records in one, by time; each keeps its own order, whatever its clock said. */
function merged(events: Step[], acts: Step[]): Step[] {
  const all: Step[] = [];
  let next = 0;
  for (const event of events) {
    for (let act = acts[next]; act && act.at < event.at; act = acts[++next]) all.push(act);
    all.push(event);
  }
  return [...all, ...acts.slice(next)];
}
