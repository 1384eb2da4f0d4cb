import { EVENT_TYPES } from './activities.js';
import { knownOf, type AttributeValue } from './attributes.js';
import { agencyObject, idOf, OBJECT_TYPES, objectsOf, officeObject, sharedBy, type Relationship } from './objects.js';
import { pseudonyms, type Pseudonym } from './pseudonyms.js';
import type { Recorded } from './recorded.js';
import { stepsOf, type Step } from './steps.js';

/**
 * A process log as OCEL 2.0 in JSON (ocel-standard.org), piece by piece. The format has all objects in one list and all events in
 * another, so that the record is read twice; between two pieces only the names of offices and agencies are kept in mind.
 *
 * @param read the same record each time it is asked for, so of one snapshot
 */
export async function* ocel(read: () => AsyncIterable<Recorded>): AsyncGenerator<string> {
  const types = {
    objectTypes: Object.entries(OBJECT_TYPES).map(([name, attributes]) => ({ name, attributes })),
    eventTypes: EVENT_TYPES,
  };
  yield JSON.stringify(types).slice(0, -1);
  yield ',\n"objects":';
  yield* list(objects(read()));
  yield ',\n"events":';
  yield* list(events(read(), pseudonyms()));
  yield '}\n';
}

async function* objects(declarations: AsyncIterable<Recorded>): AsyncGenerator<object[]> {
  const offices = new Set<string>();
  const agencies = new Set<string>();
  for await (const recorded of declarations) {
    const shared = sharedBy(recorded);
    for (const office of shared.offices) offices.add(office);
    for (const agency of shared.agencies) agencies.add(agency);
    yield objectsOf(recorded);
  }
  yield [...[...offices].sort().map(officeObject), ...[...agencies].sort().map(agencyObject)];
}

async function* events(declarations: AsyncIterable<Recorded>, pseudonym: Pseudonym): AsyncGenerator<object[]> {
  for await (const recorded of declarations) {
    const { offices } = sharedBy(recorded);
    const office = offices.at(-1);
    yield stepsOf(recorded, pseudonym).map((step) => eventOf(recorded.id, office, step));
  }
}

function eventOf(declaration: string, office: string | undefined, step: Step): object {
  const { id, type, at, seq, resource, role, attributes } = step;
  return {
    id,
    type,
    time: at,
    attributes: knownOf({ ...attributes, seq, resource, role }).map(([name, value]): NamedValue => ({ name, value })),
    relationships: [
      { objectId: declaration, qualifier: 'declaration' },
      ...(office === undefined ? [] : [{ objectId: idOf.office(office), qualifier: 'at' }]),
      ...ofHold(step),
    ],
  };
}

interface NamedValue {
  name: string;
  value: AttributeValue;
}

function ofHold({ hold, agency }: Step): Relationship[] {
  if (!hold) return [];
  return [
    { objectId: idOf.hold(hold.id), qualifier: 'hold' },
    { objectId: idOf.task(hold.id), qualifier: 'task' },
    ...(agency === null ? [] : [{ objectId: idOf.agency(agency), qualifier: 'agency' }]),
  ];
}

/** A JSON array, one element a line. */
async function* list(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map((each) => JSON.stringify(each)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n]';
}
