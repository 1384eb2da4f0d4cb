import { LANES, type EventType, type HoldKind } from '#libs/domain';
import type { AttributeDefinition } from './attributes.js';
import type { TaskAct } from './recorded.js';

/** States that an activity passes into, of the standard life cycle of XES (IEEE 1849-2016, lifecycle extension). */
export type Transition =
  'schedule' | 'assign' | 'reassign' | 'start' | 'suspend' | 'resume' | 'complete' | 'withdraw' | 'unknown';

/** What holds are called as activities; every agency's control is one activity, of which an attribute names the agency. */
const HOLD_ACTIVITIES = {
  arrival: 'Arrival',
  payment: 'Payment',
  documents: 'Documentary check',
  information: 'Request for information',
  scan: 'Scan',
  inspection: 'Inspection',
  review: 'Review',
  audit: 'Audit',
  agency: 'Agency control',
} as const;

/** The activity by which a kind of hold is resolved. */
export const activityOf = (kind: HoldKind): string =>
  HOLD_ACTIVITIES[kind.startsWith('agency:') ? 'agency' : (kind as keyof typeof HOLD_ACTIVITIES)];

interface Verb {
  verb: string;
  transition: Transition;
  attributes: readonly AttributeDefinition[];
}

const string = (name: string): AttributeDefinition => ({ name, type: 'string' });
const integer = (name: string): AttributeDefinition => ({ name, type: 'integer' });
const time = (name: string): AttributeDefinition => ({ name, type: 'time' });

/** What happens to a hold and its task. XES knows neither a clock's extension, move or end nor the giving back of a task. */
export const HOLD_VERBS = {
  HoldOpened: { verb: 'opened', transition: 'schedule', attributes: [string('owner'), time('dueAt')] },
  ClockSuspended: { verb: 'suspended', transition: 'suspend', attributes: [] },
  ClockResumed: { verb: 'resumed', transition: 'resume', attributes: [time('suspendedAt'), time('dueAt')] },
  ClockExtended: { verb: 'extended', transition: 'unknown', attributes: [time('dueAt')] },
  ClockExpired: { verb: 'expired', transition: 'unknown', attributes: [string('effect')] },
  ClockMoved: { verb: 'moved', transition: 'unknown', attributes: [time('dueAt')] },
  TaskReissued: { verb: 'issued again', transition: 'reassign', attributes: [integer('attempt')] },
  TaskCompleted: { verb: 'completed', transition: 'complete', attributes: [string('outcome'), integer('attempt')] },
  HoldClosed: { verb: 'closed', transition: 'withdraw', attributes: [string('result')] },
  claimed: { verb: 'claimed', transition: 'start', attributes: [] },
  assigned: { verb: 'assigned', transition: 'assign', attributes: [] },
  unclaimed: { verb: 'given back', transition: 'unknown', attributes: [] },
} as const satisfies Partial<Record<EventType | TaskAct['action'], Verb>>;

type OtherEvent = Exclude<EventType, keyof typeof HOLD_VERBS | 'LaneAssigned'>;

/** What happens to a declaration as a whole. */
export const DECLARATION_ACTIVITIES: Record<
  OtherEvent,
  { activity: string; attributes: readonly AttributeDefinition[] }
> = {
  DeclarationLodged: { activity: 'Declaration lodged', attributes: [time('receivedAt'), integer('warnings')] },
  DeclarationAccepted: { activity: 'Declaration accepted', attributes: [] },
  FindingRecorded: { activity: 'Finding recorded', attributes: [string('code')] },
  DeclarationAmended: { activity: 'Declaration amended', attributes: [integer('version'), integer('warnings')] },
  AuditOrdered: { activity: 'Audit ordered', attributes: [] },
  GoodsReleased: { activity: 'Goods released', attributes: [] },
  ReleaseRefused: { activity: 'Release refused', attributes: [] },
  DeclarationCancelled: { activity: 'Declaration cancelled', attributes: [] },
  FileCleared: { activity: 'File cleared', attributes: [] },
  OutageAccounted: { activity: 'Outage accounted', attributes: [time('from'), time('until')] },
  GoodsDeparted: { activity: 'Goods departed', attributes: [time('departedAt')] },
};

/** A lane is an activity of its own, so that discovery finds a branch for each. */
export const laneActivity = (lane: string): string => `Lane assigned: ${lane}`;
const LANE_ATTRIBUTES = [string('previous'), string('cause'), string('reason')];

/** What every event says: its number in the declaration's record (acts with tasks have none), and who acted, as what. */
const OF_ALL = [integer('seq'), string('resource'), string('role')];

/** Every type of event that a file can have, with its attributes. */
export const EVENT_TYPES: readonly { name: string; attributes: readonly AttributeDefinition[] }[] = [
  ...Object.values(DECLARATION_ACTIVITIES).map(({ activity, attributes }) => ({ name: activity, attributes })),
  ...LANES.map((lane) => ({ name: laneActivity(lane), attributes: LANE_ATTRIBUTES })),
  ...Object.values(HOLD_ACTIVITIES).flatMap((activity) =>
    Object.values(HOLD_VERBS).map(({ verb, attributes }) => ({ name: `${activity} ${verb}`, attributes })),
  ),
].map(({ name, attributes }) => ({ name, attributes: [...attributes, ...OF_ALL] }));
