import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { RetentionAct, Sha256 } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from '../tables.js';
import { BY_MONTH, makeMonths, partitionOf, type ByMonth } from './months.js';

/** Rows read at a time: a document has some thousand bytes. */
const PAGE = 500;
/** Whoever reads the month now is waited for so long. */
const LOCK_MS = 10_000;

/** A month of a table that is older than is to be kept. */
export interface MonthToRemove {
  what: ByMonth;
  /** Its first day (UTC), as 2016-11-01. */
  month: string;
  rows: number;
}

/**
 * Months of a table that ended before the month of a moment began, the first first: those with a partition, and those whose rows fell
 * outside, which are given one.
 *
 * @param pool of the owning role
 * @throws Error where a month cannot be given one now
 */
export async function monthsToRemove(pool: pg.Pool, what: ByMonth, before: Date): Promise<MonthToRemove[]> {
  const limit = `${before.toISOString().slice(0, 7)}-01`;
  const { rows: outside } = await pool.query<{ month: string }>(
    `select distinct date_trunc('month', ${BY_MONTH[what]} at time zone 'UTC')::date::text as month from ${what}_other
     where ${BY_MONTH[what]} < $1::date::timestamp at time zone 'UTC'`,
    [limit],
  );
  await makeMonths(
    pool,
    what,
    outside.map(({ month }) => month),
  );
  const { rows: parts } = await pool.query<{ month: string }>(
    `select replace(right(c.relname, 7), '_', '-') || '-01' as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass and c.relname ~ '_[0-9]{4}_[0-9]{2}$' order by 1`,
    [what],
  );
  const unmade = outside.find(({ month }) => !parts.some((part) => part.month === month));
  if (unmade)
    throw new Error(
      `Somebody is reading ${what} of ${unmade.month.slice(0, 7)} now: run it again when they have done.`,
    );
  const months: MonthToRemove[] = [];
  for (const { month } of parts.filter((part) => part.month < limit)) {
    const { rows } = await pool.query<{ rows: number }>(
      `select count(*)::int as rows from ${pg.escapeIdentifier(partitionOf(what, month))}`,
    );
    months.push({ what, month, rows: rows[0]?.rows ?? 0 });
  }
  return months;
}

/**
 * Write a month of a table to a file in a folder (a line of JSON a row, gzip), with a manifest beside it, and then remove it, in one
 * transaction in which nobody else writes it: where it fails, or the process dies, the month is there as before, and the next attempt
 * writes the file again. The act is on record with the file's SHA-256 and who did it. A month without rows is removed without a file.
 *
 * @param pool of the owning role
 * @param by whose act it is
 * @returns the act; undefined where there was no row
 */
export async function removeMonth(
  pool: pg.Pool,
  { what, month }: Pick<MonthToRemove, 'what' | 'month'>,
  folder: string,
  by: string,
): Promise<RetentionAct | undefined> {
  await mkdir(folder, { recursive: true });
  const part = partitionOf(what, month);
  const client = await pool.connect();
  try {
    await client.query(`begin; set local lock_timeout = ${LOCK_MS}; lock table ${part} in share row exclusive mode`);
    const number = (await actsBefore(client, what, month)) + 1;
    const name = `${what}-${month.slice(0, 7)}.${number}.${await installation(client)}.ndjson.gz`;
    const written = await writeRows(client, part, BY_MONTH[what], join(folder, name));
    const act = written.rows > 0 ? await keepAct(client, { by, what, month, file: name, ...written }) : undefined;
    if (act) await writeManifest(folder, act);
    else await rm(join(folder, name));
    await client.query(`drop table ${part}`);
    await client.query('commit');
    client.release();
    return act;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** What retention removed, the last first, as far as the transaction may see it. */
export async function retentionActs(tx: Transaction<Tables>): Promise<RetentionAct[]> {
  const { rows } = await sql<ActRow>`select ${sql.raw(ACT_COLUMNS)} from retention_acts order by id desc`.execute(tx);
  return rows.map(actOf);
}

type ActRow = Omit<RetentionAct, 'at'> & { at: Date };
const ACT_COLUMNS = 'at, by, what, month::text, rows::int, file, sha256';
const actOf = ({ at, ...row }: ActRow): RetentionAct => ({ at: at.toISOString(), ...row });

/** A month can come again: a file that was recalled from it is archived there once more. */
async function actsBefore(client: pg.PoolClient, what: ByMonth, month: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from retention_acts where what = $1 and month = $2',
    [what, month],
  );
  return rows[0]?.n ?? 0;
}

/** By which this database is told from others whose files may be in the same folder. */
async function installation(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from installation');
  if (!rows[0]) throw new Error('The database does not say of which installation it is.');
  return rows[0].id;
}

async function keepAct(client: pg.PoolClient, act: Omit<RetentionAct, 'at'>): Promise<RetentionAct> {
  const { rows } = await client.query<ActRow>(
    `insert into retention_acts (by, what, month, rows, file, sha256) values ($1, $2, $3, $4, $5, $6)
     returning ${ACT_COLUMNS}`,
    [act.by, act.what, act.month, act.rows, act.file, act.sha256],
  );
  if (!rows[0]) throw new Error('The act was not put on record.');
  return actOf(rows[0]);
}

/** Writes all rows of a table to a file that is there whole or not at all, and survives a power cut. */
async function writeRows(
  client: pg.PoolClient,
  table: string,
  key: string,
  path: string,
): Promise<{ rows: number; sha256: Sha256 }> {
  const part = `${path}.part`;
  const hash = createHash('sha256');
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    await client.query(
      `declare leaving no scroll cursor for select to_jsonb(t)::text as line from ${table} t order by ${key}`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${PAGE} from leaving`);
      if (rows.length === 0) break;
      count += rows.length;
      yield rows.map(({ line }) => `${line}\n`).join('');
    }
    await client.query('close leaving');
  }
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await rm(part, { force: true });
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    hashed,
    createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
  );
  await rename(part, path);
  await sync(path, '..');
  return { rows: count, sha256: hash.digest('hex') as Sha256 };
}

async function writeManifest(folder: string, act: RetentionAct): Promise<void> {
  const path = join(folder, `${act.file}.manifest.json`);
  await writeFile(path, `${JSON.stringify(act, undefined, 1)}\n`, { mode: 0o600, flush: true });
  await sync(path, '..');
}

/** Makes the name of a file survive a power cut, as the file itself does. */
async function sync(path: string, to: string): Promise<void> {
  const handle = await open(join(path, to), 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
