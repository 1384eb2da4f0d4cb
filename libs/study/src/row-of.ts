import type { DeclarationId } from '#libs/domain';
import { intervalsOf } from './intervals-of.js';
import { measure } from './measured.js';
import type { StudyRow } from './row.js';
import type { Story } from './story.js';

/**
 * The row of the study that a declaration's story tells: the same story always tells the same row. Who held the goods is told once
 * they are released.
 *
 * @throws Error where the events tell of no accepted declaration
 */
export function studyRowOf(id: DeclarationId, story: Story): StudyRow {
  const last = story.events.at(-1);
  const measured = measure(id, story, last ? Date.parse(last.at) : 0);
  const { file, attribution, outages } = measured;
  const { facts } = file;
  if (!facts || !file.acceptedAt || !file.lane || !file.firstLane) throw new Error(`${id} is not accepted.`);
  const { critical, owners } = attribution;
  const isReleased = file.releasedAt !== null;
  const { seconds, withoutOutages } = intervalsOf(measured);
  const intervals = Float32Array.from(seconds);
  const less = Float32Array.from(withoutOutages);
  return {
    declaration: id,
    seq: file.seq,
    acceptedAt: new Date(file.acceptedAt),
    releasedAt: file.releasedAt === null ? null : new Date(file.releasedAt),
    office: facts.office,
    lane: file.lane,
    firstLane: file.firstLane,
    mode: facts.mode,
    procedure: facts.procedure,
    chapters: facts.chapters,
    agencies: facts.agencies,
    declarant: facts.declarant,
    representative: facts.representative,
    advance: facts.advance,
    aeo: facts.aeo,
    perishable: facts.perishable,
    expedited: facts.expedited,
    intervals,
    owners: isReleased ? owners : [],
    critical: isReleased && critical ? { owner: critical.owner, kind: critical.kind } : null,
    withoutOutages: intervals.some((each, index) => each > (less[index] ?? NaN))
      ? { intervals: less, owners: isReleased ? outages.attribution.owners : [] }
      : null,
  };
}
