import type { HoldSpan, Out, Past, Queued } from '#libs/prediction';
import type { Lane } from '#libs/domain';
import type { Queries } from '../record/record.js';
import { outagesSince } from './outages.js';

/** As many holds are read at most, the latest: more would not tell more, and reading them takes the record's time. */
const HOLDS = 40_000;

interface Row {
  id: string;
  office: string;
  lane: Lane;
  perishable: boolean;
  aeo: boolean;
  mode: string;
  released_at: Date;
  holds: [kind: string, openedAt: number, closedAt: number | null][];
}

interface QueuedRow extends Pick<Queued, 'office' | 'kind' | 'perishable'> {
  opened_at: Date;
  closed_at: Date | null;
}

/** Declarations that were held and released in a period, and the queues in which they stood. */
export interface ReleasedHistory {
  past: Past[];
  queued: Queued[];
  /** From when on all that stood in queues is among them, in milliseconds. */
  knownFrom: number;
  /** Of the office or of the system, that took time from these. */
  outages: Out[];
}

/**
 * What a model learns from: declarations released from `from` to `to` (milliseconds since 1970) of which a hold on the goods was closed
 * in that time, and all holds that were open then. By release, not by acceptance: of those accepted lately, only the quick ones are done.
 */
export async function releasedHistory(queries: Queries, from: number, to: number): Promise<ReleasedHistory> {
  const values = [new Date(from), new Date(to)];
  const { rows } = await queries.query<Row>({ text: RELEASED, values });
  const queued = await queuedIn(queries, values);
  const closings = queued.flatMap(({ closedAt }) => closedAt ?? []);
  const past = rows.map(({ id, released_at, holds, ...traits }) => ({
    ...{ ...traits, declaration: id, releasedAt: released_at.getTime() },
    holds: spansOf(holds),
  }));
  const begun = past.flatMap(({ holds }) => holds.map(({ openedAt }) => openedAt));
  return {
    past,
    queued,
    knownFrom: closings.length < HOLDS ? from : least(closings),
    outages: await outagesSince(queries, Math.min(from, least(begun)), to),
  };
}

async function queuedIn(queries: Queries, values: Date[]): Promise<Queued[]> {
  const { rows } = await queries.query<QueuedRow>({ text: QUEUED, values });
  return rows.map(({ opened_at, closed_at, ...line }) => ({
    ...{ ...line, openedAt: opened_at.getTime(), closedAt: closed_at?.getTime() ?? null },
  }));
}

/** Of more than can be given to a function at once. */
const least = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), Infinity);

/** Holds as JSON tells them: instants in milliseconds. */
export const spansOf = (holds: Row['holds']): HoldSpan[] =>
  holds.map(([kind, openedAt, closedAt]) => ({ kind, openedAt, closedAt }));

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`;

/** Holds on a declaration's goods, as `spansOf` reads them. Everybody sees these; an audit holds the file, not the goods. */
export const SPANS = `(select jsonb_agg(jsonb_build_array(h.kind, ${ms('h.opened_at')}, ${ms('h.closed_at')}) order by h.number)
  from holds h where h.declaration_id = d.id and h.kind <> 'audit' and (d.released_at is null or h.opened_at < d.released_at))`;

// The lane at first, since a later one was not known while the holds before it were open.
const RELEASED = `
with recent as (
  select distinct declaration_id from (
    select declaration_id from holds where closed_at >= $1 and closed_at < $2 and kind <> 'audit'
    order by closed_at desc limit ${HOLDS}) latest
)
select * from (
  select d.id, d.office, d.first_lane as lane, d.perishable, d.aeo, d.mode, d.released_at, ${SPANS} as holds
  from recent join declarations d on d.id = recent.declaration_id
  where d.released_at >= $1 and d.released_at < $2
) held where holds is not null`;

const QUEUED = `
select q.office, q.kind, d.perishable, q.opened_at, q.closed_at from (
  (select declaration_id, office, kind, opened_at, closed_at from holds
    where closed_at >= $1 and closed_at < $2 and kind <> 'audit' order by closed_at desc limit ${HOLDS})
  union all
  select h.declaration_id, h.office, h.kind, h.opened_at, null from tasks t join holds h on h.id = t.id
  where t.phase in ('open', 'waiting') and h.kind <> 'audit'
) q join declarations d on d.id = q.declaration_id`;
