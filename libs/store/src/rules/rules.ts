import {
  type PerformanceQuery,
  type BacktestView,
  type RuleFigures,
  type RuleFilter,
  type RuleSummary,
  type RuleView,
} from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import { performance } from '../risk/performance.js';
import type { Tables } from '../tables.js';
import { BACKTESTED } from './acts.js';

/** Rules in the order in which they came, with what each has come to beside the random control group. */
export async function listRules(tx: Transaction<Tables>, { ended, from, to }: RuleFilter): Promise<RuleSummary[]> {
  const { rows } = await sql<Omit<RuleSummary, 'figures'>>`select ${SUMMARY} from risk_rules r
    where ${ended} or status in ('draft', 'approved', 'active') order by number limit 1000`.execute(tx);
  const figures = await figuresByRule(tx, from, to);
  return rows.map((rule) => ({ ...rule, figures: figures.get(rule.content.id) ?? null }));
}

/** A version of a rule, or its latest, with what was done with it; undefined where there is none. */
export async function ruleView(tx: Transaction<Tables>, id: string, version?: number): Promise<RuleView | undefined> {
  const { rows } = await sql<Omit<RuleView, 'figures' | 'backtest'>>`select ${SUMMARY},
      coalesce((select json_agg(json_build_object('at', ${iso('at')}, 'by', by, 'act', act, 'reason', reason) order by log.id)
        from risk_rule_log log where log.rule = r.id and log.version = r.version), '[]') as log,
      (select json_agg(json_build_object('version', v.version, 'status', v.status) order by v.version desc)
        from risk_rules v where v.id = r.id) as versions
    from risk_rules r where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`.execute(tx);
  const [rule] = rows;
  if (!rule) return undefined;
  const figures = await figuresByRule(tx);
  const backtest = await latestBacktest(tx, id, rule.version);
  return { ...rule, figures: figures.get(id) ?? null, backtest: backtest ?? null };
}

/** The latest backtest of a version of a rule, or of its latest version that has one. */
export async function latestBacktest(
  tx: Transaction<Tables>,
  id: string,
  version?: number,
): Promise<BacktestView | undefined> {
  const { rows } =
    await sql<BacktestView>`select rule, version, number, status, by, ${iso('ordered_at')} as "orderedAt",
      ${iso('ended_at')} as "endedAt", ${iso('accepted_from')} as from, ${iso('accepted_to')} as to, seen, total, why, body as result
    from risk_rule_backtests where rule = ${id} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc, number desc limit 1`.execute(tx);
  return rows[0];
}

/** A version of a rule, or its latest, as it was drafted, without its figures; undefined where there is none. */
export async function ruleVersion(
  tx: Transaction<Tables>,
  id: string,
  version?: number,
): Promise<Pick<RuleSummary, 'version' | 'status' | 'author' | 'content'> | undefined> {
  const { rows } = await sql<Pick<RuleSummary, 'version' | 'status' | 'author' | 'content'>>`
    select version, status, author, content from risk_rules
    where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`.execute(tx);
  return rows[0];
}

const SUMMARY = sql`version, status, content, author, ${iso('drafted_at')} as "draftedAt", approver,
  ${iso('approved_at')} as "approvedAt", ${iso('ended_at')} as "endedAt", ${sql.raw(BACKTESTED)} as backtested`;

/** What each reason has come to, by its name in assessments. Of what the reader may see. */
export async function figuresByRule(
  tx: Transaction<Tables>,
  from?: RuleFilter['from'],
  to?: RuleFilter['to'],
): Promise<Map<string, RuleFigures>> {
  const query: PerformanceQuery = { groupBy: 'rule', per: 'all', ...(from && { from }), ...(to && { to }) };
  const { groups } = await performance(tx, query);
  return new Map(
    groups.flatMap(({ key, declarations, inspections, results, hits, critical, coded, randomControl }) =>
      key === null
        ? []
        : [[key, { declarations, inspections, results, hits, critical, coded, randomControl }] as const],
    ),
  );
}
