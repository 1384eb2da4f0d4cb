import { instant, type ExpectedRelease, type Lane, type Status } from '#libs/domain';
import {
  aheadIn,
  COVERAGE,
  expectedRelease,
  isOut,
  keysOf,
  lineKey,
  staysOf,
  withoutOutages,
  type Ahead,
  type Audience,
  type ClockOf,
  type Model,
  type Opened,
  type Out,
  type Situation,
} from '#libs/prediction';
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { Sees } from '../person.js';
import { SPANS, spansOf } from './history.js';
import { OUTAGES_SINCE, outOf, type OutRow } from './outages.js';
import type { PredictionTables } from './tables.js';
import type { Tables } from '../tables.js';

interface Row {
  id: string;
  status: Status;
  office: string;
  /** Null to whoever may not know it: what does not come from the database cannot be told. */
  lane: Lane | null;
  perishable: boolean;
  aeo: boolean;
  mode: string;
  released_at: Date | null;
  holds: Parameters<typeof spansOf>[0] | null;
}

/**
 * When the goods of some declarations are expected to be released, by the model in force and what the reader may know: the holds that
 * they see, and the lane only where they may see lanes. By four statements, however many are asked about. Those that do not exist for
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
    d.perishable, d.aeo, d.mode, d.released_at, ${sql.raw(SPANS)} as holds
    from declarations d where d.id = any(${ids}::text[])`.execute(tx);
  const held = rows.filter(({ status }) => status === 'held').map(heldOf);
  const found = held.length > 0 ? await modelFor(tx, held) : undefined;
  const outages = found ? await outagesSince(tx, held, now) : [];
  return [
    ...rows
      .filter(({ status }) => status !== 'held')
      .map(({ id, released_at }): ExpectedRelease => ({
        ...NONE,
        declaration: id,
        why: released_at ? 'released' : 'ended',
      })),
    ...held.map((each) => expectedBy(found, each, now, clockOf, outages)),
  ];
}

const NONE = { expected: null, basedOn: 0, asOf: null, coverage: COVERAGE, measured: null };

/** Held goods as the reader may know them; what is ahead of them is the model's to tell. */
interface Held {
  id: string;
  audience: Audience;
  /** When the open holds last changed, in milliseconds; undefined where nothing holds the goods any more, for an instant. */
  since: number | undefined;
  opened: Opened[];
  situation: (ahead: number) => Situation;
}

function heldOf({ id, lane, holds, office, perishable, aeo, mode }: Row): Held {
  const last = staysOf(spansOf(holds ?? [])).at(-1);
  const stay = last?.until === null ? last : undefined;
  const seen = { office, perishable, aeo, mode, open: stay?.open ?? '' };
  return {
    id,
    audience: lane === null ? 'outside' : 'customs',
    since: last?.from,
    opened: stay?.opened ?? [],
    situation: (ahead) =>
      lane === null ? { ...seen, ahead, audience: 'outside' } : { ...seen, ahead, audience: 'customs', lane },
  };
}

interface Found {
  model: Model;
  ahead: Ahead;
  madeAt: Date;
  measured: PredictionTables['release_model']['measured'];
}

function expectedBy(
  found: Found | undefined,
  held: Held,
  now: number,
  clockOf: ClockOf,
  outages: readonly Out[],
): ExpectedRelease {
  const none = { ...NONE, declaration: held.id };
  if (!found) return { ...none, why: 'not-learnt-yet' };
  const about = { asOf: instant(found.madeAt.getTime()), measured: found.measured[held.audience] ?? null };
  const { office, open, perishable } = held.situation(0);
  // Of one whose end is on record the rest is waited for; when another ends, nobody knows.
  const endless = outages.filter(({ until }) => until === null);
  if (isOut(endless, office, open, now)) return { ...none, ...about, why: 'outage' };
  const situation = held.situation(found.ahead(office, perishable, held.opened, now));
  const span = { since: held.since ?? now, now };
  const told = expectedRelease(found.model, situation, span, withoutOutages(clockOf, outages));
  if (!told) return { ...none, ...about, why: 'too-few-alike' };
  const expected = { at: instant(told.at), from: instant(told.from), to: instant(told.to) };
  return { ...none, ...about, why: 'estimated', expected, basedOn: told.basedOn };
}

/** Outages that took time from what these have waited, or take it. */
async function outagesSince(tx: Transaction<Tables>, held: readonly Held[], now: number): Promise<Out[]> {
  const since = Math.min(now, ...held.map((each) => each.since ?? now));
  const { rows } = await tx.executeQuery(CompiledQuery.raw(OUTAGES_SINCE, [new Date(since), new Date(now)]));
  return (rows as OutRow[]).map(outOf);
}

type ModelRow = Pick<PredictionTables['release_model'], 'made_at' | 'margins' | 'measured'> & {
  lines: PredictionTables['release_model']['lines'] | null;
};

/** Of the model in force, what tells of these; undefined where there is no model yet. */
async function modelFor(tx: Transaction<Tables>, held: readonly Held[]): Promise<Found | undefined> {
  const situations = held.map(({ situation }) => situation(0));
  const queues = [
    ...new Set(
      held.flatMap(({ situation, opened }) => {
        const { office, perishable } = situation(0);
        return opened.map(({ kind }) => lineKey(office, kind, perishable));
      }),
    ),
  ];
  const { rows } = await sql<ModelRow>`select made_at, margins, measured,
    (select jsonb_object_agg(key, value) from jsonb_each(lines) where key = any(${queues}::text[])) as lines
    from release_model`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const keys = [...new Set(situations.flatMap(keysOf))];
  const cells = await sql<PredictionTables['release_cells']>`select * from release_cells
    where key = any(${keys}::text[])`.execute(tx);
  const margins = new Map(Object.entries(row.margins));
  const model = { margins, cells: new Map(cells.rows.map((cell) => [cell.key, cell])) };
  return { model, ahead: aheadIn(row.lines ?? {}), madeAt: row.made_at, measured: row.measured };
}
