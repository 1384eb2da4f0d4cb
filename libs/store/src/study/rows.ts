import type { HoldOwner, Lane, TransportMode } from '#libs/domain';
import type { StudyRow } from '#libs/study';
import type pg from 'pg';
import type { StudyTables } from './tables.js';

/** A row of the study with the version by which it was last written. */
export interface VersionedRow {
  version: number;
  row: StudyRow;
}

/** A row in texts, as SQL below words them; null is what is not on record. */
type Kept = Record<Exclude<keyof StudyTables['study_rows'], Nullable | Joined>, string> &
  Record<Nullable | 'times_without', string | null> & { times: string };
type Nullable = 'released_at' | 'procedure' | 'representative' | 'critical_owner' | 'critical_kind';
/** Told together as `times`, and as `times_without`. */
type Joined =
  | ('intervals' | 'owner_total' | 'owner_exclusive')
  | ('intervals_without' | 'owner_total_without' | 'owner_exclusive_without');

/** Reading dates, arrays and numbers field by field takes longer than all else that is done with a row. */
const AS_TEXTS = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

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
    text: `select declaration_id, version, seq, date_part('epoch', accepted_at) as accepted_at,
        date_part('epoch', released_at) as released_at, office, lane, first_lane, mode, procedure,
        array_to_string(chapters, E'\\n') as chapters, array_to_string(agencies, E'\\n') as agencies, declarant, representative,
        advance, aeo, perishable, expedited, array_to_string(owners, E'\\n') as owners, critical_owner, critical_kind,
        array_send(owner_total || owner_exclusive || intervals) as times,
        case when intervals_without is not null
          then array_send(owner_total_without || owner_exclusive_without || intervals_without) end as times_without
      from study_rows where version > $1 order by version limit $2`,
    types: AS_TEXTS,
    values: [version, limit],
  });
  return rows.map((kept) => ({ version: Number(kept.version), row: rowOf(kept) }));
}

function rowOf(kept: Kept): StudyRow {
  const owners = listed(kept.owners) as HoldOwner[];
  return {
    declaration: kept.declaration_id,
    seq: Number(kept.seq),
    acceptedAt: dateOf(kept.accepted_at),
    releasedAt: kept.released_at === null ? null : dateOf(kept.released_at),
    office: kept.office,
    lane: kept.lane as Lane,
    firstLane: kept.first_lane as Lane,
    mode: kept.mode as TransportMode,
    procedure: kept.procedure,
    chapters: listed(kept.chapters),
    agencies: listed(kept.agencies),
    declarant: kept.declarant,
    representative: kept.representative,
    advance: kept.advance === 't',
    aeo: kept.aeo === 't',
    perishable: kept.perishable === 't',
    expedited: kept.expedited === 't',
    ...timesOf(kept.times, owners),
    critical:
      kept.critical_owner === null || kept.critical_kind === null
        ? null
        : { owner: kept.critical_owner as HoldOwner, kind: kept.critical_kind },
    withoutOutages: kept.times_without === null ? null : timesOf(kept.times_without, owners),
  };
}

const listed = (texts: string): string[] => (texts === '' ? [] : texts.split('\n'));

const dateOf = (epoch: string): Date => new Date(Math.round(Number(epoch) * 1000));

/** Totals of the owners, what each held alone, and intervals. */
function timesOf(array: string, owners: readonly HoldOwner[]): Pick<StudyRow, 'owners' | 'intervals'> {
  const floats = floatsIn(array);
  const count = owners.length;
  return {
    owners: owners.map((owner, index) => ({
      owner,
      total: floats[index] as number,
      exclusive: floats[count + index] as number,
    })),
    intervals: floats.subarray(2 * count),
  };
}

/** Words before the elements of an array of one dimension: dimensions, whether any is null, type, length, lower bound. */
const HEADER = 5;

/** Numbers of a `real[]` as PostgreSQL sends it, in hexadecimal: each after its length, the first byte first. */
function floatsIn(array: string): Float32Array {
  const bytes = Buffer.from(array.slice('\\x'.length), 'hex').swap32();
  const words = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const floats = new Float32Array(Math.max(0, (words.length - HEADER) / 2));
  for (let index = 0; index < floats.length; index++) floats[index] = words[HEADER + 2 * index + 1] as number;
  return floats;
}
