import type { DeclarationId } from '#libs/domain';
import { studyRowOf, type StudyRow } from '#libs/study';
import pg from 'pg';
import { storiesOf } from './stories.js';
import { STUDY_LOCK, writeStudyRows } from './writing.js';

/** A declaration whose row cannot be told. */
export interface Untold {
  declaration: string;
  error: unknown;
}

/** What one turn of keeping came to. */
export interface KeptTurn {
  /** Whether more awaits the study, as far as is known. */
  more: boolean;
  untold: Untold[];
}

/**
 * Write the rows of declarations that await the study, the longest waiting first, in one transaction: a death in between leaves
 * everything as it was. One keeper works at a time; where another does, nothing is done.
 *
 * What cannot be told is passed over from then on, and keeps the row that it had (see `tryAgain`).
 *
 * @param pool of the owning role
 * @param limit of lines taken at a time
 */
export async function keepStudy(pool: pg.Pool, limit: number): Promise<KeptTurn> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const turn = await keepTurn(client, limit);
    await client.query('commit');
    client.release();
    return turn;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function keepTurn(client: pg.PoolClient, limit: number): Promise<KeptTurn> {
  const lock = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${STUDY_LOCK}) as mine`);
  if (!lock.rows[0]?.mine) return { more: false, untold: [] };
  // Each line that is seen here tells of events that the statements after it see.
  const { rows: lines } = await client.query<{ declaration_id: string }>({
    name: 'study-lines-taken',
    text: `delete from study_pending where id = any(array(
        select id from study_pending where not skipped order by id limit $1)) returning declaration_id`,
    values: [limit],
  });
  if (lines.length === 0) return { more: false, untold: [] };
  const untold: Untold[] = [];
  const rows = await told(client, [...new Set(lines.map((line) => line.declaration_id))], untold);
  await written(client, rows, untold);
  await passOver(client, untold);
  return { more: lines.length === limit, untold };
}

/** The rows of some declarations; of those whose record cannot be read, each by itself why. */
async function told(client: pg.PoolClient, ids: readonly string[], untold: Untold[]): Promise<StudyRow[]> {
  try {
    return [...(await storiesOf(client, ids))].map(([id, story]) => studyRowOf(id as DeclarationId, story));
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    const [only, ...others] = ids;
    if (only === undefined || others.length > 0) return (await inTurn(ids, (id) => told(client, [id], untold))).flat();
    untold.push({ declaration: only, error });
    return [];
  }
}

/** Write rows together, or, where one of them does not fit its table, each by itself. */
async function written(client: pg.PoolClient, rows: readonly StudyRow[], untold: Untold[]): Promise<void> {
  await client.query('savepoint rows');
  try {
    await writeStudyRows(client, rows);
  } catch (error) {
    if (!isOfContent(error)) throw error;
    await client.query('rollback to savepoint rows');
    const [only, ...others] = rows;
    if (only && others.length === 0) untold.push({ declaration: only.declaration, error });
    else await inTurn(rows, (row) => written(client, [row], untold));
  }
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** SQLSTATE, where the database says what is wrong. Of others' errors some have a code too: refusals, and those of Node. */
const codeOf = (error: unknown): string => (error instanceof pg.DatabaseError ? (error.code ?? '') : '');

/** The database says that a statement failed, so the transaction is over. (Where the connection fails, so does what comes next.) */
const isOfDatabase = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test(codeOf(error));

/** Classes 22 (data exception) and 23 (integrity) of SQLSTATE: the row's fault, and again so if tried again. */
const isOfContent = (error: unknown): boolean => /^2[23]/.test(codeOf(error));

async function passOver(client: pg.PoolClient, untold: readonly Untold[]): Promise<void> {
  if (untold.length === 0) return;
  await client.query(
    `insert into study_pending (declaration_id, skipped) select untold, true from unnest($1::text[]) untold
     where not exists (select from study_pending p where p.skipped and p.declaration_id = untold)`,
    [untold.map(({ declaration }) => declaration)],
  );
}

/** Let what was passed over be tried again: another release may know how to tell it. */
export async function tryAgain(pool: pg.Pool): Promise<void> {
  await pool.query('update study_pending set skipped = false where skipped');
}
