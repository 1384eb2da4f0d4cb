import {
  AUDIENCES,
  clocksOf,
  expectedRelease,
  knownAt,
  Queues,
  staysOf,
  train,
  withoutOutages,
  type ClockOf,
  type Situation,
  type Traits,
} from '#libs/prediction';
import type pg from 'pg';
import type { Organisation } from '../offices.js';
import { releasedHistory, SPANS, spansOf } from './history.js';
import { modelInForce, putInForce, type ModelInForce } from './model.js';
import { measuredLately } from './predictions.js';
import type { Queries } from '../record/record.js';

const DAY = 86_400_000;
/** From how many days a model learns: enough of each office's waits, and not those of another season. */
const HISTORY_DAYS = 60;
/** So much later than it happened may something be recorded. */
const LAG_MS = 5_000;
/** Of so many declarations at most is kept what a turn would have told of them, whichever their ids are. */
const SAMPLED = 5_000;
const KEPT_DAYS = 400;
const LOCK = 'levante.release-model';

/**
 * One turn of the keeper: keep what the model in force told of the holds that changed since the last turn, at the moment when they
 * changed; then make the model anew and count the queues, in one transaction. Of several keepers one does it.
 *
 * @param now milliseconds since 1970
 * @returns whether this was the one
 */
export async function keepReleaseModel(pool: pg.Pool, { offices }: Organisation, now: number): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine',
      [LOCK],
    );
    const mine = rows[0]?.mine === true;
    if (mine) await turn(client, clocksOf(offices), now);
    await client.query('commit');
    return mine;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function turn(queries: Queries, plainly: ClockOf, now: number): Promise<void> {
  const until = now - LAG_MS;
  const before = await modelInForce(queries);
  const { past, queued, knownFrom, outages } = await releasedHistory(queries, now - HISTORY_DAYS * DAY, now);
  const clockOf = withoutOutages(plainly, outages);
  if (before && before.toldTo < until)
    await keepTold(queries, before, until, (moment) => withoutOutages(plainly, knownAt(outages, moment)));
  const queues = new Queues(queued, clockOf);
  await putInForce(queries, train(past, queues.ahead, clockOf, knownFrom), {
    declarations: past.length,
    madeAt: new Date(now),
    toldTo: new Date(Math.max(until, before?.toldTo ?? until)),
    lines: queues.standing(now),
    measured: await measuredLately(queries, new Date(now - 30 * DAY), new Date(now)),
  });
  await queries.query('delete from release_estimates where at < $1', [new Date(now - KEPT_DAYS * DAY)]);
}

interface Changed extends Omit<Traits, 'declaration'> {
  id: string;
  holds: [kind: string, openedAt: number, closedAt: number | null][];
}

/** What readers were told, or would have been, by this model at each change of holds since the last turn. */
async function keepTold(
  queries: Queries,
  before: ModelInForce,
  until: number,
  clockAt: (moment: number) => ClockOf,
): Promise<void> {
  const { model, toldTo, ahead } = before;
  const { rows } = await queries.query<Changed>(CHANGED, [new Date(toldTo), new Date(until)]);
  const told = rows.flatMap(({ id, holds, lane, ...traits }) =>
    staysOf(spansOf(holds))
      .filter(({ from }) => from > toldTo && from <= until)
      .flatMap(({ open, opened, from }) =>
        AUDIENCES.flatMap((audience) => {
          const { office, perishable } = traits;
          const seen = { ...traits, open, ahead: ahead(office, perishable, opened, from) };
          const situation: Situation = audience === 'customs' ? { ...seen, audience, lane } : { ...seen, audience };
          const expected = expectedRelease(model, situation, { since: from, now: from }, clockAt(from));
          return expected ? [{ id, audience, office, open, told: from, ...expected }] : [];
        }),
      ),
  );
  await queries.query(KEEP, [JSON.stringify(told)]);
}

const CHANGED = `
with changed as (
  select declaration_id from holds where closed_at > $1 and closed_at <= $2 and kind <> 'audit'
  union
  select h.declaration_id from tasks t join holds h on h.id = t.id
  where t.phase in ('open', 'waiting') and h.kind <> 'audit' and h.opened_at > $1 and h.opened_at <= $2
)
select * from (
  select d.id, d.office, d.lane, d.perishable, d.aeo, d.mode, ${SPANS} as holds
  from changed join declarations d on d.id = changed.declaration_id
  order by md5(d.id) limit ${SAMPLED}
) held where holds is not null`;

const KEEP = `
insert into release_estimates (declaration_id, at, audience, office, open, expected_from, expected_at, expected_to, based_on)
select id, to_timestamp(told / 1000), audience, office, open, to_timestamp("from" / 1000), to_timestamp(at / 1000),
  to_timestamp("to" / 1000), "basedOn"
from jsonb_to_recordset($1::jsonb) as each (id text, told float8, audience text, office text, open text, "from" float8,
  at float8, "to" float8, "basedOn" integer)
on conflict do nothing`;
