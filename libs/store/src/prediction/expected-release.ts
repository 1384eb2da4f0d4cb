import { instant, type ExpectedRelease, type Lane, type Status } from '#libs/domain';
import {
  bandKey,
  COVERAGE,
  expectedRelease,
  keysOf,
  queueingKinds,
  staysOf,
  type Audience,
  type Bands,
  type ClockOf,
  type Model,
  type Situation,
} from '#libs/prediction';
import { sql, type Transaction } from 'kysely';
import type { Sees } from '../person.js';
import { SPANS, spansOf } from './history.js';
import type { PredictionTables } from './tables.js';
import type { Tables } from '../tables.js';

interface Row {
  id: string;
  status: Status;
  office: string;
  /** Null to whoever may not know it: what does not come from the database cannot be told. */
  lane: Lane | null;
  perishable: boolean;
  released_at: Date | null;
  holds: Parameters<typeof spansOf>[0] | null;
}

/**
 * When a declaration's goods are expected to be released, by the model in force and what the reader may know: the holds that they see,
 * and the lane only where they may see lanes. Undefined where there is no such declaration for them.
 *
 * @param id of the declaration
 * @param now milliseconds since 1970
 */
export async function expectedReleaseOf(
  tx: Transaction<Tables>,
  id: string,
  see: Sees,
  { now, clockOf }: { now: number; clockOf: ClockOf },
): Promise<ExpectedRelease | undefined> {
  const { rows } =
    await sql<Row>`select d.id, d.status, d.office, case when ${see.lane}::boolean then d.lane end as lane,
    d.perishable, d.released_at, ${sql.raw(SPANS)} as holds from declarations d where d.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const none = { declaration: row.id, expected: null, basedOn: 0, asOf: null, coverage: COVERAGE, measured: null };
  if (row.status !== 'held') return { ...none, why: row.released_at ? 'released' : 'ended' };
  const stay = staysOf(spansOf(row.holds ?? [])).at(-1);
  const open = stay?.until === null ? stay.open : '';
  const unqueued = { office: row.office, open, perishable: row.perishable, queue: 0 };
  const audience: Audience = row.lane === null ? 'outside' : 'customs';
  const situation: Situation =
    row.lane === null ? { ...unqueued, audience: 'outside' } : { ...unqueued, audience: 'customs', lane: row.lane };
  const found = await modelFor(tx, situation);
  if (!found) return { ...none, why: 'not-learnt-yet' };
  const about = { asOf: instant(found.madeAt.getTime()), measured: found.measured[audience] ?? null };
  const asked = { since: stay?.from ?? now, now };
  const told = expectedRelease(found.model, { ...situation, queue: found.queue }, asked, clockOf);
  if (!told) return { ...none, ...about, why: 'too-few-alike' };
  const expected = { at: instant(told.at), from: instant(told.from), to: instant(told.to) };
  return { ...none, ...about, why: 'estimated', expected, basedOn: told.basedOn };
}

interface Found {
  model: Model;
  queue: number;
  madeAt: Date;
  measured: PredictionTables['release_model']['measured'];
}

/** Of the model in force, what tells of one situation; undefined where there is no model yet. */
async function modelFor(tx: Transaction<Tables>, situation: Situation): Promise<Found | undefined> {
  const { office, open } = situation;
  const band = bandKey(office, open);
  const { rows } = await sql<
    Pick<PredictionTables['release_model'], 'made_at' | 'margins' | 'measured'> & {
      band: [number, number] | null;
      queues: Record<string, number> | null;
    }
  >`select made_at, margins, measured, bands->${band} as band, queues->${office} as queues from release_model`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return undefined;
  const queue = queueingKinds(open).reduce((sum, kind) => sum + (row.queues?.[kind] ?? 0), 0);
  const bands: Bands = new Map(row.band ? [[band, row.band]] : []);
  const keys = keysOf({ ...situation, queue }, bands);
  const cells = await sql<PredictionTables['release_cells']>`select * from release_cells
    where key = any(${keys}::text[])`.execute(tx);
  const margins = new Map(Object.entries(row.margins));
  const model = { bands, margins, cells: new Map(cells.rows.map((cell) => [cell.key, cell])) };
  return { model, queue, madeAt: row.made_at, measured: row.measured };
}
