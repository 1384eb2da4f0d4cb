import type pg from 'pg';
import { known } from '#libs/store';
import { percentile, rounded, timed, type Sample } from '../bench/sample.js';
import { say } from '../say.js';
import { onTemporaryDatabase } from '../temporary-database.js';
import { keyCounts } from './bench-keys.js';

/** What the query for features costs, in milliseconds to a hundredth. */
export interface KnownTimes {
  declarations: number;
  results: number;
  statistics: number;
  /** Asked for at once, on average. */
  keys: number;
  p50Ms: number;
  p95Ms: number;
}

/** Declarations with a result: those that capacities of 5, 2 and 10 % choose, and some by rules. */
const CONTROLLED = 0.2;
const WARM_UP = 300;
const TIMES = 3000;
/** Values that nothing is known of yet. */
const UNKNOWN = 0.1;

/** Measures the query for features in a temporary database that holds so many declarations, decided on and in part controlled. */
export const measureKnown = (declarations: number): Promise<KnownTimes> =>
  onTemporaryDatabase((pool) => measure(pool, declarations));

async function measure(pool: pg.Pool, declarations: number): Promise<KnownTimes> {
  const results = Math.round(declarations * CONTROLLED);
  const counts = keyCounts(results);
  say(`Filling it with ${declarations} declarations, ${results} results and what they tell ...`);
  await fill(pool, declarations, results, counts);
  say('Measuring ...');
  const sample: Sample = [];
  let asked = 0;
  for (let time = 0; time < WARM_UP + TIMES; time++) {
    const keys = ['all', ...counts.map(({ entity, values }) => keyOf(entity, values))];
    asked += keys.length;
    const into: Sample = time < WARM_UP ? [] : sample;
    await timed(into, () => known(pool, { keys, combinations: keys.slice(-1) }));
  }
  const statistics = 1 + counts.reduce((sum, { values }) => sum + values, 0);
  return {
    ...{ declarations, results, statistics, keys: rounded(asked / (WARM_UP + TIMES)) },
    p50Ms: hundredths(sample, 0.5),
    p95Ms: hundredths(sample, 0.95),
  };
}

/** Few values are asked for often, as in trade; some are new. */
function keyOf(entity: string, values: number): string {
  if (Math.random() < UNKNOWN) return `${entity}:none`;
  return `${entity}:${Math.floor(values * Math.random() ** 2)}|value`;
}

/** `percentile` knows tenths of what it is given. */
const hundredths = (sample: Sample, share: number): number =>
  rounded(
    percentile(
      sample.map((ms) => ms * 100),
      share,
    ) / 100,
    2,
  );

async function fill(
  pool: pg.Pool,
  declarations: number,
  results: number,
  counts: { entity: string; values: number }[],
): Promise<void> {
  await pool.query('set synchronous_commit = off');
  await pool.query(
    `insert into declarations (id, mrn, seq, status, lane, first_lane, version, content_sha256, received_sha256, local_reference,
       declarant, kind, type, office, mode, procedure, chapters, agencies, payment, advance, aeo, perishable, expedited, items,
       received_at, accepted_at, lane_at)
     select 'dec_' || n, 'mrn' || n, 5, 'cleared', 'green', 'green', 1, md5(n::text), md5(n::text), 'REF' || n,
       'D' || n % 1220, 'import', 'IMA', 'OFF' || n % 42, 'sea', '4000', array[(n % 94)::text], '{}', 'deferred', false, false, false,
       false, 1, at, at, at
     from generate_series(1, $1::int) n, lateral (select timestamptz '2026-01-01' + n * interval '30 seconds' as at) time`,
    [declarations],
  );
  const finest = counts.at(-1);
  await pool.query(
    `insert into risk_decisions (declaration_id, seq, at, office, lane, models, selected_by, rules, priority, exploration, faults,
       basis_sha256, basis, combination)
     select id, 3, lane_at, office, lane, '{fraud-0123456789ab}', '{}', '{}', 0.1, 0, '{}', content_sha256, '{"items": []}',
       $1 || ':' || floor($2::int * random() ^ 2)::int || '|value'
     from declarations`,
    [finest?.entity, finest?.values],
  );
  await pool.query(
    `insert into risk_results (number, declaration_id, seq, version, at, control, by, fraud, critical, items, reasons)
     select n, 'dec_' || n, 7, 1, timestamptz '2026-01-02' + n * interval '30 seconds', 'inspection', 'ines', n % 5 = 0, n % 100 = 0,
       '[]', '[]'
     from generate_series(1, $1::int) n`,
    [results],
  );
  // In no order, as results come.
  await pool.query(
    `insert into risk_statistics
     select key, 10, 2, 0, timestamptz '2026-06-01', 10, 30, 95
     from (select 'all' as key
       union all select entity || ':' || n || '|value'
       from jsonb_to_recordset($1) as counts (entity text, values int), generate_series(0, values - 1) n) keys
     order by random()`,
    [JSON.stringify(counts)],
  );
  await pool.query('update risk_state set results = $1', [results]);
  // What a database that has been running for a while does by itself.
  await pool.query('vacuum analyze declarations, risk_decisions, risk_results, risk_statistics, risk_state');
}
