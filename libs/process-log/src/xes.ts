import { knownOf, type Attributes, type AttributeType } from './attributes.js';
import { factAttributes, lanesIn, versionsIn } from './facts.js';
import { pseudonyms, type Pseudonym } from './pseudonyms.js';
import type { Recorded } from './recorded.js';
import { stepsOf, type Step } from './steps.js';
import { quoted } from './xml.js';

const ELEMENTS: Record<AttributeType, string> = { string: 'string', time: 'date', integer: 'int', boolean: 'boolean' };
const element = (type: AttributeType, key: string, value: string | number | boolean): string =>
  `<${ELEMENTS[type]} key=${quoted(key)} value=${quoted(String(value))}/>`;
const extension = (name: string, prefix: string): string =>
  `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
${extension('Concept', 'concept')}
${extension('Time', 'time')}
${extension('Lifecycle', 'lifecycle')}
${extension('Organizational', 'org')}
<global scope="trace">${element('string', 'concept:name', '')}</global>
<global scope="event">${element('string', 'concept:name', '')}${element('time', 'time:timestamp', '1970-01-01T00:00:00.000Z')}${element('string', 'lifecycle:transition', 'complete')}${element('string', 'org:resource', '')}${element('string', 'org:role', '')}</global>
<classifier name="Activity" keys="concept:name"/>
<classifier name="Activity and transition" keys="concept:name lifecycle:transition"/>
<classifier name="Role" keys="org:role"/>
${element('string', 'concept:name', 'Clearance of declarations')}
${element('string', 'lifecycle:model', 'standard')}
`;

/** A process log as XES (IEEE 1849-2016), piece by piece: a case for each declaration. The record is read once. */
export async function* xes(declarations: AsyncIterable<Recorded>): AsyncGenerator<string> {
  const pseudonym = pseudonyms();
  yield HEAD;
  for await (const recorded of declarations) yield trace(recorded, pseudonym);
  yield '</log>\n';
}

function trace(recorded: Recorded, pseudonym: Pseudonym): string {
  const facts = versionsIn(recorded.events).at(-1)?.facts;
  const lanes = lanesIn(recorded.events);
  const ofCase = {
    ...(facts ? factAttributes(facts) : {}),
    firstLane: lanes[0]?.lane,
    lastLane: lanes.at(-1)?.lane,
  };
  const events = withoutSecondEnds(stepsOf(recorded, pseudonym)).map(event);
  const name = element('string', 'concept:name', recorded.id);
  return `<trace>\n${name}${elements(ofCase)}\n${events.join('')}</trace>\n`;
}

/**
 * In the life cycle of XES an activity ends once: a hold that its task's completion closed has ended by that, and only one that fell
 * away otherwise is withdrawn.
 */
function withoutSecondEnds(steps: Step[]): Step[] {
  const completed = new Set<string>();
  return steps.filter(({ hold, transition }) => {
    if (!hold) return true;
    if (transition === 'withdraw') return !completed.has(hold.id);
    if (transition === 'complete') completed.add(hold.id);
    // Issued again, it goes on.
    if (transition === 'reassign') completed.delete(hold.id);
    return true;
  });
}

function event(step: Step): string {
  const { activity, transition, at, hold, role, resource, agency, attributes } = step;
  const standard = [
    element('string', 'concept:name', activity),
    element('time', 'time:timestamp', at),
    element('string', 'lifecycle:transition', transition),
    element('string', 'org:resource', resource),
    element('string', 'org:role', role),
    ...(hold ? [element('string', 'concept:instance', hold.id), element('string', 'org:group', hold.group)] : []),
  ].join('');
  return `<event>${standard}${elements({ agency, ...attributes })}</event>\n`;
}

/** Attributes of our own; the type of a value is told by the value, and of a text that is an instant by its name. */
const elements = (attributes: Attributes): string =>
  knownOf(attributes)
    .map(([name, value]) => element(typeOf(name, value), name, value))
    .join('');

function typeOf(name: string, value: string | number | boolean): AttributeType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'integer';
  return name.endsWith('At') ? 'time' : 'string';
}
