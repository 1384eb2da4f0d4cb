import type { DomainEvent, Facts } from '#libs/domain';
import type { AttributeDefinition, Attributes } from './attributes.js';

/** What is told of a declaration's content. Not who declared it, nor what would tell which goods and whose they are. */
export const FACT_ATTRIBUTES = [
  { name: 'kind', type: 'string' },
  { name: 'type', type: 'string' },
  { name: 'office', type: 'string' },
  { name: 'mode', type: 'string' },
  { name: 'procedure', type: 'string' },
  { name: 'chapters', type: 'string' },
  { name: 'agencies', type: 'string' },
  { name: 'advance', type: 'boolean' },
  { name: 'payment', type: 'string' },
  { name: 'aeo', type: 'boolean' },
  { name: 'perishable', type: 'boolean' },
  { name: 'expedited', type: 'boolean' },
  { name: 'items', type: 'integer' },
] as const satisfies AttributeDefinition[];

/** Attributes of a version of the content. Neither format has lists that its readers share: several are one text, with spaces. */
export const factAttributes = (facts: Facts): Attributes => ({
  kind: facts.kind,
  type: facts.type,
  office: facts.office,
  mode: facts.mode,
  procedure: facts.procedure,
  chapters: facts.chapters.join(' '),
  agencies: facts.agencies.join(' '),
  advance: facts.advance,
  payment: facts.payment,
  aeo: facts.aeo,
  perishable: facts.perishable,
  expedited: facts.expedited,
  items: facts.items,
});

/** Versions of the content, each with when it came. */
export const versionsIn = (events: readonly DomainEvent[]): { at: string; facts: Facts }[] =>
  events.flatMap((event) =>
    event.type === 'DeclarationLodged' || event.type === 'DeclarationAmended'
      ? [{ at: event.at, facts: event.facts }]
      : [],
  );

/** The lanes that a declaration was in, each with when it came there. */
export const lanesIn = (events: readonly DomainEvent[]): { at: string; lane: string }[] =>
  events.flatMap((event) => (event.type === 'LaneAssigned' ? [{ at: event.at, lane: event.lane }] : []));
