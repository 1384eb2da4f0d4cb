import { instant, type ExpectedRelease, type Lane, type Status } from '#libs/domain';
import {
  bandKey,
  COVERAGE,
  expectedRelease,
  keysOf,
  queueingKinds,
  staysOf,
  type Audience,
  type ClockOf,
  type Situation,
} from '#libs/prediction';
import { sql, type Transaction } from 'kysely';
import type { Sees } from '../person.js';
import { SPANS, spansOf } from './history.js';
import type { ModelInForce } from './model.js';
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
 * When the goods of some declarations are expected to be released, by the model in force and what the reader may know: the holds that
 * they see, and the lane only where they may see lanes. By three statements, however many are asked about. Those that do not exist for
 * the reader are left out.
 *
 * @param ids of declarations
 * @param now milliseconds since 1970
 */
export async function expectedReleases(
  tx: Transaction<Tables>,
  ids: readonly string[],
  see: Sees,
  { now, clockOf }: { now: number; clockOf: ClockOf },
): Promise<ExpectedRelease[]> {
  const { rows } =
    await sql<Row>`select d.id, d.status, d.office, case when ${see.lane}::boolean then d.lane end as lane,
    d.perishable, d.released_at, ${sql.raw(SPANS)} as holds
    from declarations d where d.id = any(${ids}::text[])`.execute(tx);
  const held = rows.filter(({ status }) => status === 'held').map(heldOf);
  const found = held.length > 0 ? await modelFor(tx, held) : undefined;
  return [
    ...rows
      .filter(({ status }) => status !== 'held')
      .map(({ id, released_at }): ExpectedRelease => ({
        ...NONE,
        declaration: id,
        why: released_at ? 'released' : 'ended',
      })),
    ...held.map((each) => expectedBy(found, each, now, clockOf)),
  ];
}

const NONE = { expected: null, basedOn: 0, asOf: null, coverage: COVERAGE, measured: null };

/** Held goods as the reader may know them; the queue is the model's to tell. */
interface Held {
  id: string;
  audience: Audience;
  /** When the open holds last changed, in milliseconds; undefined where nothing holds the goods any more, for an instant. */
  since: number | undefined;
  situation: (queue: number) => Situation;
}

function heldOf({ id, office, lane, perishable, holds }: Row): Held {
  const stay = staysOf(spansOf(holds ?? [])).at(-1);
  const open = stay?.until === null ? stay.open : '';
  const seen = { office, open, perishable };
  return {
    id,
    audience: lane === null ? 'outside' : 'customs',
    since: stay?.from,
    situation: (queue) =>
      lane === null ? { ...seen, queue, audience: 'outside' } : { ...seen, queue, audience: 'customs', lane },
  };
}

interface Found extends Omit<ModelInForce, 'toldTo'> {
  madeAt: Date;
  measured: PredictionTables['release_model']['measured'];
}

function expectedBy(found: Found | undefined, held: Held, now: number, clockOf: ClockOf): ExpectedRelease {
  const none = { ...NONE, declaration: held.id };
  if (!found) return { ...none, why: 'not-learnt-yet' };
  const about = { asOf: instant(found.madeAt.getTime()), measured: found.measured[held.audience] ?? null };
  const told = expectedRelease(found.model, inQueue(held, found), { since: held.since ?? now, now }, clockOf);
  if (!told) return { ...none, ...about, why: 'too-few-alike' };
  const expected = { at: instant(told.at), from: instant(told.from), to: instant(told.to) };
  return { ...none, ...about, why: 'estimated', expected, basedOn: told.basedOn };
}

function inQueue({ situation }: Held, { queueOf }: Pick<Found, 'queueOf'>): Situation {
  const { office, open } = situation(0);
  return situation(queueingKinds(open).reduce((sum, kind) => sum + queueOf(office, kind), 0));
}

type ModelRow = Pick<PredictionTables['release_model'], 'made_at' | 'margins' | 'measured' | 'queues'> & {
  bands: PredictionTables['release_model']['bands'] | null;
};

/** Of the model in force, what tells of these; undefined where there is no model yet. */
async function modelFor(tx: Transaction<Tables>, held: readonly Held[]): Promise<Found | undefined> {
  const situations = held.map(({ situation }) => situation(0));
  const asked = [...new Set(situations.map(({ office, open }) => bandKey(office, open)))];
  const { rows } = await sql<ModelRow>`select made_at, margins, measured, queues,
    (select jsonb_object_agg(key, value) from jsonb_each(bands) where key = any(${asked}::text[])) as bands
    from release_model`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const bands = new Map(Object.entries(row.bands ?? {}));
  const queueOf = (office: string, kind: string) => row.queues[office]?.[kind] ?? 0;
  const keys = [...new Set(held.flatMap((each) => keysOf(inQueue(each, { queueOf }), bands)))];
  const cells = await sql<PredictionTables['release_cells']>`select * from release_cells
    where key = any(${keys}::text[])`.execute(tx);
  const margins = new Map(Object.entries(row.margins));
  const model = { bands, margins, cells: new Map(cells.rows.map((cell) => [cell.key, cell])) };
  return { model, queueOf, madeAt: row.made_at, measured: row.measured };
}
