import { leafOfAct, type Act } from '#libs/checkpoints';
import type pg from 'pg';
import type { Queries } from '../record/record.js';
import { LOGS, rowsOf, saidBy } from './anchored-logs.js';

/** An act with the leaf that a checkpoint has of it. */
export interface ActLeaf extends Pick<Act, 'log' | 'number'> {
  leaf: Buffer;
}

/** An anchored act that is not on record as it was anchored. */
export interface ActBroken extends Pick<Act, 'log' | 'number'> {
  checkpoint: number;
  trouble: 'changed' | 'missing';
}

/** What verifying the acts found. */
export interface VerifiedActs {
  /** Acts that wait for the next checkpoint. */
  actsNotAnchored: number;
  /** A thousand of each log at most. */
  actsBroken: ActBroken[];
}

const PAGE = 1_000;
const MOST_BROKEN = 1_000;

/**
 * Acts that no checkpoint anchors yet, in the order of a tree. Every act is looked at, rather than those numbered after the last
 * anchored one: a transaction that took a number early may commit late.
 */
export async function actsToAnchor(queries: Queries, most: number): Promise<ActLeaf[]> {
  const each = Object.entries(LOGS).map(
    ([log, { number }]) => `(select ${actOf(log)} from ${rowsOf(log)} l
      where not exists (select from anchored_acts a where a.log = '${log}' and a.number = l.${number})
      order by l.${number} limit ${most})`,
  );
  const { rows } = await queries.query<Act>(`${each.join(' union all ')} limit ${most}`);
  return rows
    .map(leafed)
    .sort((a, b) => (a.log === b.log ? Number(a.number) - Number(b.number) : a.log < b.log ? -1 : 1));
}

/** Keep which checkpoint anchors them. */
export async function keepActs(queries: Queries, checkpoint: number, acts: readonly ActLeaf[]): Promise<void> {
  await queries.query(
    `insert into anchored_acts (log, number, checkpoint, leaf)
     select log, number, $1, leaf from unnest($2::text[], $3::bigint[], $4::bytea[]) as act (log, number, leaf)`,
    [checkpoint, acts.map(({ log }) => log), acts.map(({ number }) => number), acts.map(({ leaf }) => leaf)],
  );
}

/** The leaves of the acts that a checkpoint anchors, in the order of its tree. */
export async function actLeavesOf(queries: Queries, checkpoint: number): Promise<Buffer[]> {
  const { rows } = await queries.query<{ leaf: Buffer }>(
    'select leaf from anchored_acts where checkpoint = $1 order by log, number',
    [checkpoint],
  );
  return rows.map(({ leaf }) => leaf);
}

/** Compares every act on record with what was anchored of it, in constant memory. */
export async function verifyActs(queries: Queries): Promise<VerifiedActs> {
  const found: VerifiedActs = { actsNotAnchored: 0, actsBroken: [] };
  for (const log of Object.keys(LOGS)) {
    const changed: ActBroken[] = [];
    for await (const { number, leaf, anchored, checkpoint } of actsOnRecord(queries, log)) {
      if (checkpoint === null) found.actsNotAnchored++;
      else if (!anchored?.equals(leaf)) changed.push({ log, number, checkpoint, trouble: 'changed' });
    }
    found.actsBroken.push(...changed.slice(0, MOST_BROKEN), ...(await missingFrom(queries, log)));
  }
  return found;
}

async function* actsOnRecord(
  queries: Queries,
  log: string,
): AsyncGenerator<ActLeaf & { anchored: Buffer | null; checkpoint: number | null }> {
  const number = LOGS[log]?.number;
  for (let after: string | null = null; ;) {
    const { rows }: pg.QueryResult<Act & { anchored: Buffer | null; checkpoint: number | null }> = await queries.query(
      `select ${actOf(log)}, a.leaf as anchored, a.checkpoint
       from (select * from ${rowsOf(log)} each where $1::bigint is null or ${number} > $1 order by ${number} limit ${PAGE}) l
         left join anchored_acts a on a.log = '${log}' and a.number = l.${number}
       order by l.${number}`,
      [after],
    );
    for (const row of rows) yield { ...row, ...leafed(row) };
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

async function missingFrom(queries: Queries, log: string): Promise<ActBroken[]> {
  const { rows } = await queries.query<Omit<ActBroken, 'trouble'>>(
    `select log, number::text as number, checkpoint from anchored_acts a
     where a.log = $1 and not exists (select from ${rowsOf(log)} l where l.${LOGS[log]?.number} = a.number)
     order by a.number limit ${MOST_BROKEN}`,
    [log],
  );
  return rows.map((row) => ({ ...row, trouble: 'missing' }));
}

const leafed = (act: Act): ActLeaf => ({ log: act.log, number: act.number, leaf: leafOfAct(act) });

/** Columns of the act in a row `l` of a log. */
const actOf = (log: string): string =>
  `'${log}' as log, l.${LOGS[log]?.number}::text as number, ${saidBy(log)} as said`;
