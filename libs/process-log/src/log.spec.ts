import { SaxesParser } from 'saxes';
import type { DomainEvent } from '#libs/domain';
import { ocel, xes, type Recorded } from './index.js';

const ID = 'dec_00000000000000000000000001';
const HOSTILE = `"/><event/>\u0000&\ud800'`;

const FACTS = {
  localReference: 'REF-SECRET',
  declarant: 'CO-SECRET',
  representative: null,
  kind: 'import',
  type: HOSTILE,
  office: 'COBOG',
  mode: 'sea',
  procedure: null,
  chapters: ['06', '85'],
  advance: false,
  payment: 'cash',
  agencies: ['ICA'],
  aeo: true,
  perishable: false,
  expedited: false,
  items: 2,
  goods: 'goods-secret',
  debt: 'debt-secret',
};

const hold = (number: number) => ({ holdId: `${ID}.${number}` });

/** A red declaration as recorded: checked, asked, answered, inspected, amended, released; an agency's control fell away. */
const STORY = [
  { type: 'DeclarationLodged', by: 'bruno', facts: FACTS, warnings: [], receivedAt: '2026-01-01T08:00:00.000Z' },
  { type: 'DeclarationAccepted', by: 'system' },
  { type: 'LaneAssigned', by: 'system', lane: 'red', previous: null, cause: 'assessment', reroute: null },
  {
    type: 'HoldOpened',
    by: 'system',
    ...hold(1),
    kind: 'documents',
    owner: 'customs',
    group: 'documents',
    parent: null,
  },
  {
    type: 'HoldOpened',
    by: 'system',
    ...hold(2),
    kind: 'agency:ICA',
    owner: 'agency:ICA',
    group: 'agency:ICA',
    parent: null,
  },
  {
    type: 'HoldOpened',
    by: 'olga',
    ...hold(3),
    kind: 'information',
    owner: 'trader',
    group: 'trader',
    parent: `${ID}.1`,
    question: { text: 'note-secret' },
  },
  { type: 'ClockSuspended', by: 'olga', ...hold(1), reason: 'reason-secret' },
  {
    type: 'TaskCompleted',
    by: 'bruno',
    ...hold(3),
    attempt: 1,
    response: { kind: 'information', form: { answer: 'answer-secret' } },
  },
  { type: 'HoldClosed', by: 'bruno', ...hold(3), result: 'answered' },
  { type: 'ClockResumed', by: 'bruno', ...hold(1), suspendedAt: '2026-01-01T08:00:06.000Z' },
  {
    type: 'TaskCompleted',
    by: 'olga',
    ...hold(1),
    attempt: 1,
    response: { kind: 'documents', form: { outcome: 'conforming', note: 'note-secret' } },
  },
  { type: 'HoldClosed', by: 'olga', ...hold(1), result: 'conforming' },
  {
    type: 'DeclarationAmended',
    by: 'bruno',
    facts: { ...FACTS, mode: 'air', office: 'COCTG' },
    version: { version: 2 },
    reason: 'reason-secret',
    warnings: [],
  },
  {
    type: 'LaneAssigned',
    by: 'sofia',
    lane: 'green',
    previous: 'red',
    cause: 'reroute',
    reroute: { reason: 'other', note: 'note-secret' },
  },
  { type: 'HoldClosed', by: 'system', ...hold(2), result: 'withdrawn' },
  { type: 'GoodsReleased', by: 'system', lane: 'green' },
].map((event, index) => ({ ...event, seq: index + 1, at: at(index), hash: 'hash-secret' })) as unknown as DomainEvent[];

function at(second: number): string {
  return new Date(Date.parse('2026-01-01T08:00:00.000Z') + second * 1000).toISOString();
}

const RECORDED: Recorded = {
  id: ID,
  events: STORY,
  acts: [{ id: '7', task: `${ID}.1`, at: new Date(at(5.5)), by: 'olga', action: 'claimed' }],
};

async function* these(...all: Recorded[]): AsyncGenerator<Recorded> {
  await Promise.resolve();
  yield* all;
}
async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

interface Typed {
  name: string;
  attributes: { name: string; type: string }[];
}
interface Link {
  objectId: string;
  qualifier: string;
}
interface Thing {
  id: string;
  type: string;
  time?: string;
  attributes: { name: string; time?: string; value: unknown }[];
  relationships: Link[];
}
interface Log {
  objectTypes: Typed[];
  eventTypes: Typed[];
  objects: Thing[];
  events: Thing[];
}
const ocelOf = async (...all: Recorded[]) => JSON.parse(await whole(ocel(() => these(...all)))) as Log;
const valueOf = (thing: Thing | undefined, name: string) =>
  thing?.attributes.filter((each) => each.name === name).map(({ value }) => value);

describe('a log in OCEL 2.0', () => {
  it('declares every type and attribute that it uses, with values of that type', async () => {
    const { objectTypes, eventTypes, objects, events } = await ocelOf(RECORDED);
    const fits = (types: Typed[], thing: Thing) =>
      thing.attributes.map(({ name, value }) => {
        const type = types
          .find((each) => each.name === thing.type)
          ?.attributes.find((each) => each.name === name)?.type;
        if (type === 'time') return new Date(String(value)).toISOString() === value;
        return type === (Number.isInteger(value) ? 'integer' : typeof value);
      });
    expect(objects.flatMap((each) => fits(objectTypes, each))).not.toContain(false);
    expect(events.flatMap((each) => fits(eventTypes, each))).not.toContain(false);
    expect(new Set(eventTypes.map(({ name }) => name)).size).toBe(eventTypes.length);
  });

  it('has each object and event once, and links only to what is there', async () => {
    const { objects, events } = await ocelOf(RECORDED);
    const ids = objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events).toHaveLength(STORY.length + 1);
    const linked = [...objects, ...events].flatMap(({ relationships }) =>
      relationships.map(({ objectId }) => objectId),
    );
    expect(linked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('tells of holds, tasks, offices and agencies how they belong together', async () => {
    const { objects } = await ocelOf(RECORDED);
    const links = objects.flatMap(({ id, relationships }) =>
      relationships.map(({ objectId, qualifier }) => `${id} ${qualifier} ${objectId}`),
    );
    expect(links).toEqual(
      expect.arrayContaining([
        `${ID} handled by office:COCTG`,
        `${ID} formerly handled by office:COBOG`,
        `${ID} controlled by agency:ICA`,
        `hold:${ID}.2 owned by agency:ICA`,
        `hold:${ID}.3 asked from hold:${ID}.1`,
        `task:${ID}.1 resolves hold:${ID}.1`,
      ]),
    );
  });

  it('tells what changed over time, when it did', async () => {
    const { objects } = await ocelOf(RECORDED);
    const declaration = objects.find(({ type }) => type === 'declaration');
    const modes = declaration?.attributes.filter(({ name }) => name === 'mode');
    expect(modes).toEqual([
      { name: 'mode', time: '1970-01-01T00:00:00.000Z', value: 'sea' },
      { name: 'mode', time: at(12), value: 'air' },
    ]);
    expect([valueOf(declaration, 'firstLane'), valueOf(declaration, 'lastLane')]).toEqual([['red'], ['green']]);
    expect(valueOf(declaration, 'payment')).toEqual(['cash']);
  });

  it('has acts with tasks between the events, by time', async () => {
    const { events } = await ocelOf(RECORDED);
    const place = events.findIndex(({ type }) => type === 'Documentary check claimed');
    expect([events[place - 1]?.type, events[place + 1]?.type]).toEqual([
      'Request for information opened',
      'Documentary check suspended',
    ]);
  });

  it('of nothing is a log that is empty', async () => {
    expect(await ocelOf()).toMatchObject({ objects: [], events: [] });
  });
});

describe('a log in XES', () => {
  const parsed = async (...all: Recorded[]) => {
    const found: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(await whole(xes(these(...all)))).close();
    return found;
  };
  const values = (found: Awaited<ReturnType<typeof parsed>>, key: string) =>
    found.flatMap(({ attributes }) => (attributes['key'] === key ? [attributes['value']] : []));

  it('has a case for each declaration, in the state that its content is in', async () => {
    const found = await parsed(RECORDED, { ...RECORDED, id: 'dec_00000000000000000000000002' });
    expect(found.filter(({ name }) => name === 'trace')).toHaveLength(2);
    expect([values(found, 'mode'), values(found, 'aeo')]).toEqual([
      ['air', 'air'],
      ['true', 'true'],
    ]);
  });

  it('ends each activity once, by its completion or its withdrawal', async () => {
    const found = await parsed(RECORDED);
    const transitions = values(found, 'lifecycle:transition');
    expect(transitions.filter((each) => each === 'withdraw')).toHaveLength(1);
    // What is whole at once, and the two tasks; one more is the default that the log states.
    expect(transitions.filter((each) => each === 'complete')).toHaveLength(6 + 2 + 1);
  });

  it('holds hostile text as text', async () => {
    const found = await parsed(RECORDED);
    expect(values(found, 'type')).toEqual([`"/><event/>\ufffd&\ufffd'`]);
    expect(found.filter(({ name }) => name === 'event')).toHaveLength(STORY.length + 1 - 2);
  });

  it('of nothing is a log that is empty', async () => {
    expect((await parsed()).filter(({ name }) => name === 'trace')).toEqual([]);
  });
});

describe('either log', () => {
  it.each([
    ['OCEL', () => whole(ocel(() => these(RECORDED)))],
    ['XES', () => whole(xes(these(RECORDED)))],
  ])('in %s tells people apart, each time anew, and tells nobody’s name or words', async (_, write) => {
    const [one, other] = [await write(), await write()];
    const people = (text: string) => new Set(text.match(/person-[\w-]+/g));
    expect(people(one).size).toBe(3);
    expect([...people(one)].filter((each) => people(other).has(each))).toEqual([]);
    for (const name of ['bruno', 'olga', 'sofia', 'secret', 'SECRET']) expect(one).not.toContain(name);
  });

  it('says which declaration’s record is broken', async () => {
    const events = STORY.filter(({ type }) => type !== 'HoldOpened');
    await expect(whole(xes(these({ ...RECORDED, events })))).rejects.toThrow(/was not opened/);
  });
});
