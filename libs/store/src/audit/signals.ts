import { instant, LANES, Refused, type IntegritySignals, type Signal, type SignalsQuery } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { besidePeers, byPerson, STANDS_OUT } from './signals-people.js';
import type { Tables } from '../tables.js';

/** A completion below this share of the usual time of its kind is implausibly fast. */
const FAST_SHARE = 0.1;
/** So many completions make a usual time. */
const FEWEST_OF_A_KIND = 20;
const DAYS_MS = 90 * 24 * 60 * 60 * 1000;

interface Row {
  by: string;
  name: string;
  found: number;
  of: number;
}

interface Asked {
  from: Date;
  to: Date;
  office: string | undefined;
}

/**
 * Numbers that an auditor may want to look into: each person beside everybody else, by a stated rule.
 *
 * @throws Refused content-invalid for a time that ends before it begins
 */
export async function integritySignals(tx: Transaction<Tables>, query: SignalsQuery): Promise<IntegritySignals> {
  const to = query.to ?? instant(Date.now());
  const from = query.from ?? instant(Date.parse(to) - DAYS_MS);
  if (from >= to) throw new Refused('content-invalid', '`from` must be before `to`.');
  const asked = { from: new Date(from), to: new Date(to), office: query.office };
  const signals = [];
  for (const signal of [reroutes, lightening, withoutFinding, fast, selfSelected])
    signals.push(await signal(tx, asked));
  return { from, to, office: query.office ?? null, signals };
}

const atOffice = (column: string, { office }: Asked): RawBuilder<unknown> =>
  office === undefined ? sql`true` : sql`${sql.ref(column)} = ${office}`;
const within = (column: string, { from, to }: Asked): RawBuilder<unknown> =>
  sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`;

async function rowsOf<T>(tx: Transaction<Tables>, query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute(tx)).rows;
}

interface RowWithNotTold extends Row {
  notTold: number;
}

/** Rows, and how many cases they leave out: counted together, since it is finding them that takes long. */
async function toldIn(
  tx: Transaction<Tables>,
  query: RawBuilder<RowWithNotTold>,
): Promise<{ rows: Row[]; notTold: number }> {
  const all = await rowsOf(tx, query);
  return { rows: all.filter(({ of }) => of > 0), notTold: all.reduce((sum, { notTold }) => sum + notTold, 0) };
}

async function countOf(tx: Transaction<Tables>, query: RawBuilder<{ n: number }>): Promise<number> {
  return (await query.execute(tx)).rows[0]?.n ?? 0;
}

/** Re-routes as the index of migration 0014 finds them. */
const REROUTES = sql`events e join declarations d on d.id = e.declaration_id
  where e.type = 'LaneAssigned' and e.body->>'cause' = 'reroute'`;

async function reroutes(tx: Transaction<Tables>, asked: Asked): Promise<Signal> {
  const accepted = await countOf(
    tx,
    sql`select count(*)::int as n from declarations where ${within('accepted_at', asked)} and ${atOffice('office', asked)}`,
  );
  const rows = await rowsOf(
    tx,
    sql<Row>`select e.by, e.body->'reroute'->>'reason' as name, count(*)::int as found, 0 as of from ${REROUTES}
      and ${within('e.at', asked)} and ${atOffice('d.office', asked)} group by 1, 2 order by 1, 2`,
  );
  const people = byPerson(rows).map((each) => ({ ...each, of: Math.max(accepted, each.found) }));
  return {
    signal: 'reroutes',
    what: 'Re-routes by a person, of all declarations accepted in the time; by reason. Only those who re-routed are compared.',
    rule: STANDS_OUT,
    caveat: 'Whoever is on duty more, or is the one who handles intelligence, re-routes more.',
    notTold: 0,
    people: besidePeers(people),
  };
}

async function lightening(tx: Transaction<Tables>, asked: Asked): Promise<Signal> {
  const weight = (member: string) => sql`array_position(${[...LANES]}::text[], e.body->>${sql.lit(member)})`;
  const rows = await rowsOf(
    tx,
    sql<Row>`select e.by, e.body->'reroute'->>'reason' as name,
        (count(*) filter (where ${weight('lane')} < ${weight('previous')}))::int as found, count(*)::int as of
      from ${REROUTES} and ${within('e.at', asked)} and ${atOffice('d.office', asked)} group by 1, 2 order by 1, 2`,
  );
  return {
    signal: 'lightening-reroutes',
    what: 'Re-routes to a lighter lane, of all re-routes by the person; by reason.',
    rule: STANDS_OUT,
    caveat:
      'An office without a scanner or short of inspectors lightens more, and reasons are given by whoever re-routes.',
    notTold: 0,
    people: besidePeers(byPerson(rows)),
  };
}

async function withoutFinding(tx: Transaction<Tables>, asked: Asked): Promise<Signal> {
  const { rows, notTold } = await toldIn(
    tx,
    sql<RowWithNotTold>`select r.by, r.control as name,
        (count(*) filter (where jsonb_array_length(r.reasons) > 0 and not r.reasons @> '[{"result":"found"}]'))::int as found,
        (count(*) filter (where jsonb_array_length(r.reasons) > 0))::int as of,
        (count(*) filter (where jsonb_array_length(r.reasons) = 0))::int as "notTold"
      from risk_results r join declarations d on d.id = r.declaration_id
      where ${within('r.at', asked)} and ${atOffice('d.office', asked)} and d.released_at is not null
      group by 1, 2 order by 1, 2`,
  );
  return {
    signal: 'releases-without-finding',
    what: 'Controls of released declarations in which no reason for the selection was answered `found`, of all whose reasons were answered; by control. `notTold`: selected without a reason to answer.',
    rule: STANDS_OUT,
    caveat:
      'Most selected declarations are in order. Whoever gets more of those drawn at random or chosen by weak rules finds less; compare with the precision of these rules.',
    notTold,
    people: besidePeers(byPerson(rows)),
  };
}

async function fast(tx: Transaction<Tables>, asked: Asked): Promise<Signal> {
  const done = sql`tasks where phase = 'completed' and completed_by is not null and candidate_group <> 'trader'
    and ${within('closed_at', asked)} and ${atOffice('office', asked)}`;
  const rows = await rowsOf(
    tx,
    sql<Row>`with done as (
        select kind, completed_by as by, extract(epoch from closed_at - claimed_at) as seconds from ${done}
          and claimed_at is not null and assignee = completed_by
      ), usual as (
        select kind, percentile_cont(0.5) within group (order by seconds) as median from done group by kind
        having count(*) >= ${FEWEST_OF_A_KIND}
      )
      select by, kind as name, (count(*) filter (where seconds < ${FAST_SHARE} * median))::int as found, count(*)::int as of
      from done join usual using (kind) group by 1, 2 order by 1, 2`,
  );
  const all = await countOf(tx, sql`select count(*)::int as n from ${done}`);
  return {
    signal: 'fast-completions',
    what: `Tasks completed within less than ${FAST_SHARE * 100} % of the median time from claim to completion of their kind, of all that the person completed; by kind. \`notTold\`: completed by another than who held it, or of a kind with less than ${FEWEST_OF_A_KIND} completions.`,
    rule: STANDS_OUT,
    caveat:
      'Who reads a file first and takes the task when done looks fast. Simple goods are fast. The time is that between two acts, not that of work.',
    notTold: all - rows.reduce((sum, { of }) => sum + of, 0),
    people: besidePeers(byPerson(rows)),
  };
}

async function selfSelected(tx: Transaction<Tables>, asked: Asked): Promise<Signal> {
  const { rows, notTold } = await toldIn(
    tx,
    sql<RowWithNotTold>`select l.by, t.kind as name, (count(*) filter (where l.detail->>'how' = 'chosen'))::int as found,
        (count(*) filter (where l.detail ? 'how'))::int as of,
        (count(*) filter (where not coalesce(l.detail ? 'how', false)))::int as "notTold"
      from task_log l join tasks t on t.id = l.task_id
      where l.action = 'claimed' and ${within('l.at', asked)} and ${atOffice('t.office', asked)}
        and t.candidate_group <> 'trader'
      group by 1, 2 order by 1, 2`,
  );
  return {
    signal: 'self-selected-work',
    what: 'Tasks taken by their id (POST /tasks/{id}/claim), of all that the person took, the rest being the most urgent that the system gave (POST /tasks/next); by kind. `notTold`: taken before this was kept.',
    rule: STANDS_OUT,
    caveat:
      'Where an office works from its list, everybody chooses. Somebody may have been told to take a task, or go on with one that was theirs.',
    notTold,
    people: besidePeers(byPerson(rows)),
  };
}
