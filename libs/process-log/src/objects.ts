import type { AttributeDefinition, Attributes, AttributeValue } from './attributes.js';
import { knownOf } from './attributes.js';
import { FACT_ATTRIBUTES, factAttributes, lanesIn, versionsIn } from './facts.js';
import { agencyOf, holdsIn, type LoggedHold } from './holds.js';
import type { Recorded } from './recorded.js';

/** A link from an event or object to an object, and what it means. */
export interface Relationship {
  objectId: string;
  qualifier: string;
}

/** An object of OCEL 2.0. */
export interface LoggedObject {
  id: string;
  type: keyof typeof OBJECT_TYPES;
  attributes: { name: string; time: string; value: AttributeValue }[];
  relationships: Relationship[];
}

const string = (name: string): AttributeDefinition => ({ name, type: 'string' });

/** Every type of object that a file can have, with its attributes. */
export const OBJECT_TYPES = {
  declaration: [...FACT_ATTRIBUTES, string('firstLane'), string('lastLane'), string('lane')],
  hold: [string('kind'), string('owner'), string('result')],
  task: [string('kind'), string('group')],
  office: [string('code')],
  agency: [string('name')],
} as const satisfies Record<string, readonly AttributeDefinition[]>;

/** What never changes has always been so: the standard gives it this time. */
const ALWAYS = '1970-01-01T00:00:00.000Z';

/** A hold and its task share one identity on record; a file has one identity for each object. */
export const idOf = {
  hold: (id: string): string => `hold:${id}`,
  task: (id: string): string => `task:${id}`,
  office: (code: string): string => `office:${code}`,
  agency: (name: string): string => `agency:${name}`,
};

const link = (objectId: string, qualifier: string): Relationship => ({ objectId, qualifier });

/** A declaration, its holds and their tasks. Offices and agencies, which many share, are told by `sharedBy`. */
export function objectsOf({ id, events }: Recorded): LoggedObject[] {
  const { offices, agencies } = sharedBy({ events });
  const [office] = offices.slice(-1);
  const declaration: LoggedObject = {
    id,
    type: 'declaration',
    attributes: [...contentOverTime(events), ...lanesOverTime(events)],
    relationships: [
      ...offices.map((code) => link(idOf.office(code), code === office ? 'handled by' : 'formerly handled by')),
      ...agencies.map((name) => link(idOf.agency(name), 'controlled by')),
    ],
  };
  const holds = [...holdsIn(events).values()].flatMap((hold) => [
    holdObject(id, hold),
    taskObject(hold, office === undefined ? [] : [link(idOf.office(office), 'of')]),
  ]);
  return [declaration, ...holds];
}

/** Codes of offices (the present one last) and names of agencies that a declaration had to do with. */
export function sharedBy({ events }: Pick<Recorded, 'events'>): { offices: string[]; agencies: string[] } {
  const versions = versionsIn(events);
  const offices = versions.map(({ facts }) => facts.office);
  const owners = [...holdsIn(events).values()].flatMap(({ owner }) => agencyOf(owner) ?? []);
  return {
    offices: offices.filter((office, index) => !offices.includes(office, index + 1)),
    agencies: [...new Set([...versions.flatMap(({ facts }) => facts.agencies), ...owners])].sort(),
  };
}

export const officeObject = (code: string): LoggedObject => fixed(idOf.office(code), 'office', { code }, []);
export const agencyObject = (name: string): LoggedObject => fixed(idOf.agency(name), 'agency', { name }, []);

function holdObject(declaration: string, { id, kind, owner, result, parent }: LoggedHold): LoggedObject {
  const agency = agencyOf(owner);
  return fixed(idOf.hold(id), 'hold', { kind, owner, result }, [
    link(declaration, 'holds'),
    ...(agency === null ? [] : [link(idOf.agency(agency), 'owned by')]),
    ...(parent === null ? [] : [link(idOf.hold(parent), 'asked from')]),
  ]);
}

const taskObject = ({ id, kind, group }: LoggedHold, more: Relationship[]): LoggedObject =>
  fixed(idOf.task(id), 'task', { kind, group }, [link(idOf.hold(id), 'resolves'), ...more]);

const fixed = (
  id: string,
  type: LoggedObject['type'],
  attributes: Attributes,
  relationships: Relationship[],
): LoggedObject => ({ id, type, attributes: at(ALWAYS, attributes), relationships });

const at = (time: string, attributes: Attributes): LoggedObject['attributes'] =>
  knownOf(attributes).map(([name, value]) => ({ name, time, value }));

/** What the first version said, then what each amendment changed. */
function contentOverTime(events: Recorded['events']): LoggedObject['attributes'] {
  let before: Attributes = {};
  return versionsIn(events).flatMap(({ at: time, facts }, index) => {
    const now = factAttributes(facts);
    const changed = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name]));
    before = now;
    return at(index === 0 ? ALWAYS : time, changed);
  });
}

function lanesOverTime(events: Recorded['events']): LoggedObject['attributes'] {
  const lanes = lanesIn(events);
  return [
    ...at(ALWAYS, { firstLane: lanes[0]?.lane, lastLane: lanes.at(-1)?.lane }),
    ...lanes.flatMap(({ at: time, lane }) => at(time, { lane })),
  ];
}
