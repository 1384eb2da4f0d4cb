import { INTERVALS } from '#libs/study';
import type pg from 'pg';

/** The year that is asked for: the latter of the two in which declarations were accepted. */
export const SAMPLE_YEAR = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

/** Each interval is on record of this share of declarations, as far as the lane gives rise to it. */
const OF_CONTROLS = /^(documents|scan|inspection|positioning|information|agency|review|audit)/;

/** An interval's seconds: skewed to the right, as such times are; missing where the procedure went without. */
const expression = (interval: string): string =>
  OF_CONTROLS.test(interval)
    ? `case when hashtext(n::text || '${interval}') % 5 = 0 then exp(7 + 3 * random()) else 'NaN' end`
    : `case when random() < 0.95 then exp(5 + 7 * random() * random()) else 'NaN' end`;

/** Puts rows of the study on file: two years, of 42 offices, 94 chapters and 1,220 declarants. */
export async function fillStudy(pool: pg.Pool, declarations: number): Promise<void> {
  await pool.query('set synchronous_commit = off');
  await pool.query(
    `insert into study_rows (declaration_id, version, seq, accepted_at, released_at, office, lane, first_lane, mode, procedure,
       chapters, agencies, declarant, representative, advance, aeo, perishable, expedited, intervals, owners, owner_total,
       owner_exclusive, critical_owner, critical_kind)
     select 'dec_' || md5(n::text), nextval('study_version'), 9, at, at + interval '3 hours', 'OFF' || n % 42,
       (array['green', 'green', 'green', 'blue', 'yellow', 'orange', 'red'])[1 + n % 7],
       (array['green', 'blue', 'yellow', 'orange', 'red'])[1 + n % 5], (array['sea', 'air', 'road'])[1 + n % 3],
       (array['4000', '4071', '4200', '7100'])[1 + n % 4],
       array[lpad((1 + n % 94)::text, 2, '0'), lpad((1 + n % 13)::text, 2, '0')],
       case n % 6 when 0 then array['ICA'] when 1 then array['ICA', 'INVIMA'] else '{}' end,
       'D' || n % 1220, case when n % 3 > 0 then 'B' || n % 110 end, n % 3 = 0, n % 10 = 0, n % 9 = 0, n % 20 = 0,
       array[${INTERVALS.map(expression).join(', ')}]::real[],
       array['customs', 'trader', 'agency:ICA'], array[exp(7 + random()), 3600, 60], array[exp(6 + random()), 1800, 0],
       'customs', 'documents'
     from generate_series(1, $1::int) n, lateral (
       select timestamptz '2025-01-01' + n * (interval '2 years' / $1::int) as at) time`,
    [declarations],
  );
  await pool.query('vacuum analyze study_rows');
}

/** Writes some rows again, as the keeper does when something happened to their declarations. */
export async function changeRows(pool: pg.Pool, declarations: number, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => 1 + Math.floor(Math.random() * declarations));
  await pool.query(
    `update study_rows set version = nextval('study_version')
     where declaration_id in (select 'dec_' || md5(n::text) from unnest($1::int[]) n)`,
    [ids],
  );
}
