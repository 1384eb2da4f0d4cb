import pg from 'pg';
import type { Queries } from '../record/record.js';
import { inOneTransaction } from '../rules/transaction.js';
import { instantOf } from './anchored-logs.js';

/** A page of the log of reads that is not on record as it was anchored. */
export interface ReadsBroken {
  /** Numbers of the reads that it may have. */
  first: string;
  last: string;
  /** The first day of its month, in UTC; null of reads that were put among the anchored ones and belong to no page. */
  month: string | null;
  /** Null where no checkpoint has come since the page was made. */
  checkpoint: number | null;
  trouble: 'changed' | 'missing' | 'added';
}

/** What verifying the log of reads found. */
export interface VerifiedReads {
  /** Reads that wait for the next checkpoint. */
  readsNotAnchored: number;
  /** At most a thousand. */
  readsBroken: ReadsBroken[];
}

/** So many reads at most are a page: few enough that one which was changed can be looked for, and many a leaf of a checkpoint. */
const READS = 1_000;
const PAGES = 100;
const MOST_BROKEN = 1_000;
/** Whoever reads waits behind this lock, and it waits for whoever is reading: not long, and otherwise another time. */
const LOCK_MS = 200;

/** The hash of some reads `r` in their order. */
const HASH = `encode(sha256(convert_to(string_agg(jsonb_build_array(r.id, ${instantOf('r.at')}, r.by, r.roles, r.declaration_id,
  r.what, r.subject, r.request_id)::text, chr(10) order by r.id, r.at), 'UTF8')), 'hex')`;

/**
 * Put the reads that were logged since into pages, which the next checkpoint anchors. Each page is a transaction; one at a time, whoever
 * asks. Idempotent: a read is in one page.
 *
 * @param pool of the owning role, which sees all rows
 */
export async function pageReads(pool: pg.Pool): Promise<void> {
  const upTo = await settled(pool);
  if (upTo !== undefined) while (await nextPage(pool, upTo));
}

/**
 * The number up to which all reads are committed, or never will be. While nobody else writes the log, every number that was given out is
 * one of these. Undefined where somebody has been writing all the time.
 */
async function settled(pool: pg.Pool): Promise<string | undefined> {
  try {
    return await inOneTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = ${LOCK_MS}; lock table only declaration_reads in share mode`);
      const { rows } = await client.query<{ last: string }>(
        'select case when is_called then last_value else 0 end::text as last from declaration_reads_number',
      );
      return rows[0]?.last;
    });
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return undefined;
    throw error;
  }
}

/** Makes a page for each month of the reads that come next. @returns whether there were any */
function nextPage(pool: pg.Pool, upTo: string): Promise<boolean> {
  return inOneTransaction(pool, async (client) => {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('levante read pages')) as free`,
    );
    if (!rows[0]?.free) return false;
    const { rowCount } = await client.query(
      `with before as (select coalesce(max(last), 0) as last from read_pages),
       reads as (
         select r.* from declaration_reads r where r.id > (select last from before) and r.id <= $1 order by r.id limit ${READS}
       )
       insert into read_pages (month, first, last, rows, sha256)
       select date_trunc('month', r.at at time zone 'UTC')::date, (select last + 1 from before), (select max(id) from reads),
         count(*), ${HASH}
       from reads r group by 1`,
      [upTo],
    );
    return rowCount !== 0;
  });
}

/**
 * Compares every page with the reads on record, in constant memory. Of months that retention removed nothing is left to be compared.
 */
export async function verifyReads(queries: Queries): Promise<VerifiedReads> {
  const broken: ReadsBroken[] = [];
  let [inPages, last] = [0, '0'];
  for await (const page of pagesOnRecord(queries)) {
    inPages += page.found;
    last = BigInt(page.last) > BigInt(last) ? page.last : last;
    const trouble = troubleWith(page);
    if (trouble && broken.length < MOST_BROKEN) {
      const { first, month, checkpoint } = page;
      broken.push({ first, last: page.last, month, checkpoint, trouble });
    }
  }
  const { rows } = await queries.query<{ anchored: number; waiting: number }>(
    `select count(*) filter (where id <= $1)::int as anchored, count(*) filter (where id > $1)::int as waiting
     from declaration_reads`,
    [last],
  );
  const { anchored = 0, waiting = 0 } = rows[0] ?? {};
  if (anchored > inPages) broken.push({ first: '1', last, month: null, checkpoint: null, trouble: 'added' });
  return { readsNotAnchored: waiting, readsBroken: broken };
}

interface PageOnRecord extends Omit<ReadsBroken, 'trouble'> {
  number: string;
  month: string;
  rows: number;
  /** How many reads of it are on record, whether they are as they were, and whether retention removed its month. */
  found: number;
  same: boolean;
  removed: boolean;
}

function troubleWith({ rows, found, same, removed }: PageOnRecord): ReadsBroken['trouble'] | undefined {
  if (removed && found === 0) return undefined;
  if (found !== rows) return found < rows ? 'missing' : 'added';
  return same ? undefined : 'changed';
}

async function* pagesOnRecord(queries: Queries): AsyncGenerator<PageOnRecord> {
  for (let after: string | null = null; ;) {
    const { rows }: pg.QueryResult<PageOnRecord> = await queries.query(
      `select p.number, p.first, p.last, p.month::text as month, p.rows, r.found, r.sha256 is not distinct from p.sha256 as same,
         exists (select from retention_acts t where t.what = 'declaration_reads' and t.month = p.month) as removed,
         (select a.checkpoint from anchored_acts a where a.log = 'read_pages' and a.number = p.number) as checkpoint
       from (select * from read_pages where $1::bigint is null or number > $1 order by number limit ${PAGES}) p,
         lateral (
           select count(*)::int as found, ${HASH} as sha256 from declaration_reads r
           where r.id between p.first and p.last and r.at >= p.month::timestamp at time zone 'UTC'
             and r.at < (p.month + interval '1 month') at time zone 'UTC'
         ) r
       order by p.number`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}
