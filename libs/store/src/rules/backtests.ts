import type { BacktestResult, Declaration, Lane, Reason } from '#libs/domain';
import type pg from 'pg';
import { log, type RuleVersion } from './acts.js';
import { inOneTransaction } from './transaction.js';

/** A backtest of a version of a rule. */
export interface BacktestRun extends RuleVersion {
  number: number;
}

/** Over which declarations a backtest looks: accepted from, and before. Instants are ISO texts in UTC. */
export interface BacktestPeriod {
  from: string;
  to: string;
}

/** Order a backtest. Idempotent while it runs: one at a time of each version. @returns its number */
export async function orderBacktest(
  pool: pg.Pool,
  { rule, version }: RuleVersion,
  { from, to }: BacktestPeriod,
  by: string,
): Promise<void> {
  await pool.query(
    `insert into risk_rule_backtests (rule, version, number, by, accepted_from, accepted_to, status)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, 'running' from risk_rule_backtests where rule = $1 and version = $2
     on conflict do nothing`,
    [rule, version, by, from, to],
  );
}

/** Over what a backtest that runs looks, and how many declarations those are; undefined where it does not run. */
export async function backtestOf(
  pool: pg.Pool,
  { rule, version, number }: BacktestRun,
): Promise<(BacktestPeriod & { total: number }) | undefined> {
  const { rows } = await pool.query<BacktestPeriod & { total: number }>(
    `update risk_rule_backtests b set seen = 0, total =
       (select count(*) from declarations d where d.accepted_at >= b.accepted_from and d.accepted_at < b.accepted_to)
     where rule = $1 and version = $2 and number = $3 and status = 'running'
     returning accepted_from::text as from, accepted_to::text as to, total`,
    [rule, version, number],
  );
  return rows[0];
}

/** Tell how far a backtest is. */
export async function backtestSaw(pool: pg.Pool, { rule, version, number }: BacktestRun, seen: number): Promise<void> {
  await pool.query('update risk_rule_backtests set seen = $4 where rule = $1 and version = $2 and number = $3', [
    ...[rule, version, number],
    seen,
  ]);
}

/** Keep what a backtest came to, or why it came to nothing. Does nothing where it has ended. */
export async function endBacktest(
  pool: pg.Pool,
  run: BacktestRun,
  outcome: { result: BacktestResult } | { why: string },
): Promise<void> {
  const { rule, version, number } = run;
  await inOneTransaction(pool, async (client) => {
    const { rows } = await client.query<{ by: string }>(
      `update risk_rule_backtests set status = $4, body = $5, why = $6, ended_at = now(), seen = coalesce($7, seen)
       where rule = $1 and version = $2 and number = $3 and status = 'running' returning by`,
      [
        ...[rule, version, number],
        ...('result' in outcome
          ? ['done', JSON.stringify(outcome.result), null, outcome.result.declarations]
          : ['failed', null, outcome.why, null]),
      ],
    );
    if (rows[0] && 'result' in outcome)
      await log(client, run, 'backtested', rows[0].by, `number ${number}: ${outcome.result.selected} selected`);
  });
}

/** Ids of rules that two people put in force and that waive routine control of documents; of this rule, another version. */
export async function rulesThatWaive(pool: pg.Pool, { rule, version }: RuleVersion): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct id from risk_rules where approver is not null and content->'waivesDocuments' = 'true'
       and not (id = $1 and version = $2)`,
    [rule, version],
  );
  return rows.map(({ id }) => id);
}

/** A declaration as it was decided on and what controls said of it, for a backtest to look at. */
export interface PastDeclaration {
  id: string;
  /** Exact, for the next page. */
  acceptedAt: string;
  /** In UTC, YYYY-MM-DD. */
  day: string;
  office: string;
  content: Declaration;
  /** As targeting chose it. */
  lane: Lane;
  rules: string[];
  reasons: Reason[];
  selectedBy: string[];
  featureSet: string | null;
  items: { number: number; features: (number | null)[] }[];
  /** From lodgement to release; null where it was not released. */
  hoursToRelease: number | null;
  fraud: boolean | null;
  critical: boolean | null;
}

/** How many declarations are read at once: some megabytes. */
const PAGE = 500;

/**
 * Declarations of a period, latest first, page by page: a million of them do not fill the memory. Each with its present content, its
 * latest decision before its first result (later ones know what was found), and its label.
 */
export async function* pastDeclarations(
  pool: pg.Pool,
  { from, to }: BacktestPeriod,
): AsyncGenerator<PastDeclaration[], void> {
  let before = { acceptedAt: to, id: '' };
  for (;;) {
    const { rows } = await pool.query<PastDeclaration>(PAST, [from, before.acceptedAt, before.id, PAGE]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    before = last;
  }
}

const PAST = `
select d.id, d.accepted_at::text as "acceptedAt", to_char(d.accepted_at at time zone 'UTC', 'YYYY-MM-DD') as day, d.office, v.content,
  coalesce(decided.lane, said.lane, d.first_lane) as lane, coalesce(decided.rules, '{}') as rules, coalesce(said.reasons, '[]') as reasons,
  coalesce(decided.selected_by, '{}') as "selectedBy", decided.basis->>'featureSet' as "featureSet",
  coalesce(decided.basis->'items', '[]') as items,
  extract(epoch from d.released_at - d.received_at)::float8 / 3600 as "hoursToRelease", label.fraud, label.critical
from (
  select * from declarations where accepted_at >= $1::timestamptz and (accepted_at, id) < ($2::timestamptz, $3)
  order by accepted_at desc, id desc limit $4
) d
join versions_with_archived v on v.declaration_id = d.id and v.version = d.version
left join lateral (
  select fraud, critical, (select min(seq) from risk_results earliest where earliest.declaration_id = d.id) as first
  from risk_results r where r.declaration_id = d.id order by number desc limit 1
) label on true
left join lateral (
  select lane, rules, selected_by, basis from risk_decisions x
  where x.declaration_id = d.id and (label.first is null or x.seq < label.first) order by seq desc limit 1
) decided on true
left join lateral (
  select body->'assessment'->>'lane' as lane, body->'assessment'->'reasons' as reasons from events_with_archived x
  where x.declaration_id = d.id and x.type = 'LaneAssigned' and jsonb_typeof(x.body->'assessment') = 'object'
    and (label.first is null or x.seq < label.first) order by seq desc limit 1
) said on true
order by d.accepted_at desc, d.id desc`;
