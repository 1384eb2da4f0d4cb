import type { TransportMode } from '#libs/domain';
import type { StudyRow } from '#libs/study';
import type pg from 'pg';
import type { StudyTables } from './tables.js';

/** A row of the study with the version by which it was last written. */
export interface VersionedRow {
  version: number;
  row: StudyRow;
}

type Kept = Omit<StudyTables['study_rows'], 'intervals'> & { intervals: Buffer };

/**
 * Rows of the study that were written after a version, in the order of their versions. Whoever goes on from the last version that
 * they have read misses none: versions can be seen in their order. A row that is written again comes again, under its new version.
 *
 * @param queries of the owning role, which sees all rows
 * @param version 0 for all rows
 */
export async function rowsAfter(
  queries: Pick<pg.Pool | pg.PoolClient, 'query'>,
  version: number,
  limit: number,
): Promise<VersionedRow[]> {
  const { rows } = await queries.query<Kept>({
    name: 'study-rows-after',
    text: `select declaration_id, version, seq, accepted_at, released_at, office, lane, first_lane, mode, procedure, chapters,
        agencies, declarant, representative, advance, aeo, perishable, expedited, array_send(intervals) as intervals, owners,
        owner_total, owner_exclusive, critical_owner, critical_kind
      from study_rows where version > $1 order by version limit $2`,
    values: [version, limit],
  });
  return rows.map((kept) => ({ version: Number(kept.version), row: rowOf(kept) }));
}

const rowOf = (kept: Kept): StudyRow => ({
  declaration: kept.declaration_id,
  seq: kept.seq,
  acceptedAt: kept.accepted_at,
  releasedAt: kept.released_at,
  office: kept.office,
  lane: kept.lane,
  firstLane: kept.first_lane,
  mode: kept.mode as TransportMode,
  procedure: kept.procedure,
  chapters: kept.chapters,
  agencies: kept.agencies,
  declarant: kept.declarant,
  representative: kept.representative,
  advance: kept.advance,
  aeo: kept.aeo,
  perishable: kept.perishable,
  expedited: kept.expedited,
  intervals: floatsIn(kept.intervals),
  owners: kept.owners.map((owner, index) => ({
    owner,
    total: kept.owner_total[index] ?? NaN,
    exclusive: kept.owner_exclusive[index] ?? NaN,
  })),
  critical:
    kept.critical_owner === null || kept.critical_kind === null
      ? null
      : { owner: kept.critical_owner, kind: kept.critical_kind },
});

/** Bytes before the elements of an array of one dimension: dimensions, whether any is null, type, length, lower bound. */
const ARRAY_HEADER = 20;
/** The length of an element, and the element. */
const ELEMENT = 8;

/** Numbers of a `real[]` as PostgreSQL sends it: a million rows of texts would take minutes to read. */
function floatsIn(array: Buffer): Float32Array {
  const floats = new Float32Array(Math.max(0, (array.length - ARRAY_HEADER) / ELEMENT));
  for (let index = 0; index < floats.length; index++)
    floats[index] = array.readFloatBE(ARRAY_HEADER + index * ELEMENT + 4);
  return floats;
}
