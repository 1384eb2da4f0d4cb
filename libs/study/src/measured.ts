import { fold, type ClearanceFile } from '#libs/clearance';
import type { DeclarationId, OutageOfClock } from '#libs/domain';
import { attributionOf, type Attribution } from './attribution.js';
import { studyHolds, type StudyHold } from './holds.js';
import { outagesConcerning, spanOf } from './outages.js';
import type { Span } from './spans.js';
import { lastReport, type Story } from './story.js';

/** A declaration's times, put together from its story. */
export interface Measured {
  file: ClearanceFile;
  story: Story;
  holds: StudyHold[];
  attribution: Attribution;
  arrival: Arrival | null;
  outages: Outages;
}

/** What outages a declaration's times had, and who held its goods apart from them. */
export interface Outages {
  concerning: OutageOfClock[];
  spans: Span[];
  attribution: Attribution;
}

/** When the goods came, and who said so. */
export interface Arrival {
  at: number;
  by: string;
}

/**
 * Put a declaration's times together. Goods are held until they are released, refused or withdrawn.
 *
 * @param now up to when what is open still is told, in milliseconds since 1970
 * @throws Error where the events tell of no lodged declaration
 */
export function measure(id: DeclarationId, story: Story, now: number): Measured {
  const file = fold(id, story.events);
  if (!file.facts) throw new Error(`${id} is not lodged.`);
  const holds = studyHolds(file, story.claims, now);
  const arrival = arrivalOf(story);
  const attribution = attributionOf(holds);
  const concerning = outagesConcerning(file, story, lifeOf(file, story, arrival, nothingIsOpen(file, holds) ? 0 : now));
  const spans = concerning.map(spanOf);
  const outages = { concerning, spans, attribution: spans.length === 0 ? attribution : attributionOf(holds, spans) };
  return { file, story, holds, attribution, arrival, outages };
}

const nothingIsOpen = ({ status }: ClearanceFile, holds: readonly StudyHold[]): boolean =>
  status !== 'held' && holds.every(({ closedAt }) => closedAt !== null);

/**
 * From the first instant on record to the last: goods may come before they are declared, and leave after their file is closed.
 *
 * @param until up to when something is open, in milliseconds since 1970
 */
function lifeOf(
  { receivedAt, lastAt, departedAt }: ClearanceFile,
  { reports }: Story,
  arrival: Arrival | null,
  until: number,
): Span {
  const instants = reports.map(({ at }) => at.getTime());
  for (const at of [receivedAt, lastAt, departedAt]) if (at !== null) instants.push(Date.parse(at));
  if (arrival) instants.push(arrival.at);
  return { from: Math.min(...instants), to: Math.max(...instants, until) };
}

/** The arrival task tells, where the goods were declared in advance; of others, whoever reports it. */
function arrivalOf(story: Story): Arrival | null {
  for (const event of story.events)
    if (event.type === 'TaskCompleted' && event.response.kind === 'arrival')
      return { at: Date.parse(event.response.form.arrivedAt), by: event.by };
  const report = lastReport(story, 'arrived');
  return report ? { at: report.at.getTime(), by: report.by } : null;
}
