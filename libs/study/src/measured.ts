import { fold, type ClearanceFile } from '#libs/clearance';
import type { DeclarationId } from '#libs/domain';
import { attributionOf, type Attribution } from './attribution.js';
import { studyHolds, type StudyHold } from './holds.js';
import { lastReport, type Story } from './story.js';

/** A declaration's times, put together from its story. */
export interface Measured {
  file: ClearanceFile;
  story: Story;
  holds: StudyHold[];
  attribution: Attribution;
  arrival: Arrival | null;
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
  return { file, story, holds, attribution: attributionOf(holds), arrival: arrivalOf(story) };
}

/** The arrival task tells, where the goods were declared in advance; of others, whoever reports it. */
function arrivalOf(story: Story): Arrival | null {
  for (const event of story.events)
    if (event.type === 'TaskCompleted' && event.response.kind === 'arrival')
      return { at: Date.parse(event.response.form.arrivedAt), by: event.by };
  const report = lastReport(story, 'arrived');
  return report ? { at: report.at.getTime(), by: report.by } : null;
}
