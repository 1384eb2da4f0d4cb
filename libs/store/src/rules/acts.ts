import type { RuleContent, RuleStatus } from '#libs/domain';
import type pg from 'pg';
import { inOneTransaction } from './transaction.js';

/** A version of a rule. */
export interface RuleVersion {
  rule: string;
  version: number;
}

/** Where a version of a rule stands in its life. Instants are ISO texts in UTC. */
export interface RuleStanding extends RuleVersion {
  status: RuleStatus;
  author: string;
  approver: string | null;
  validFrom: string;
  validTo: string;
  /** Whether this version was tried on declarations of the record, or while there was none, and failed on a tenth of them at most. */
  backtested: boolean;
  /** The number of the backtest that runs. */
  backtest: number | null;
}

/** What people, or time, do to a version of a rule that was drafted. */
export type RuleAct = 'approved' | 'activated' | 'expired' | 'withdrawn';

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
/** Of a version `r` of risk_rules: whether it was tried so that it may be approved. */
export const BACKTESTED = `exists (select from risk_rule_backtests b where b.rule = r.id and b.version = r.version and b.status = 'done'
    and ((b.body->>'declarations')::int > 0 or not levante_declared_before(b.ended_at))
    and (b.body->>'failed')::int * 10 <= (b.body->>'declarations')::int)`;
const STANDING = `select id as rule, version, status, author, approver,
  to_char(valid_from at time zone 'UTC', ${ISO}) as "validFrom", to_char(valid_to at time zone 'UTC', ${ISO}) as "validTo",
  ${BACKTESTED} as backtested,
  (select number from risk_rule_backtests b where b.rule = id and b.version = r.version and b.status = 'running') as backtest
  from risk_rules r where id = $1 and version = $2`;

/** Where a version of a rule stands; null where there is none. */
export async function ruleStanding(
  queries: Pick<pg.Pool, 'query'>,
  { rule, version }: RuleVersion,
): Promise<RuleStanding | null> {
  const { rows } = await queries.query<RuleStanding>(STANDING, [rule, version]);
  return rows[0] ?? null;
}

/** Keep a draft. Idempotent by rule, version, author and content: null where another draft has the version already. */
export async function keepDraft(
  pool: pg.Pool,
  { rule, version }: RuleVersion,
  content: RuleContent,
  by: string,
): Promise<RuleStanding | null> {
  const body = JSON.stringify(content);
  await pool.query(
    `with made as (
       insert into risk_rules (id, version, status, content, valid_from, valid_to, author)
       values ($1, $2, 'draft', $3, $4, $5, $6) on conflict do nothing returning id, version
     )
     insert into risk_rule_log (rule, version, by, act) select id, version, $6, 'drafted' from made`,
    [rule, version, body, content.validFrom, content.validTo, by],
  );
  const { rowCount } = await pool.query(
    'select from risk_rules where id = $1 and version = $2 and author = $3 and content = $4::jsonb',
    [rule, version, by, body],
  );
  return rowCount === 1 ? ruleStanding(pool, { rule, version }) : null;
}

/**
 * Carry out an act on a version of a rule as it stood when the act was judged; nothing where it stands otherwise by now. A version that
 * becomes active ends those before it. Answers how it stands then.
 */
export function actOnRule(
  pool: pg.Pool,
  { rule, version, status }: RuleStanding,
  act: RuleAct,
  by: string,
  reason: string | null,
): Promise<RuleStanding> {
  return inOneTransaction(pool, async (client) => {
    // One act on a rule at a time, whatever its version: which of them applies must not change under us.
    await client.query(`select pg_advisory_xact_lock(hashtext('risk_rules ' || $1))`, [rule]);
    const { rowCount } = await client.query(
      `update risk_rules set ${CHANGES[act]} where id = $1 and version = $2 and status = $3`,
      act === 'approved' ? [rule, version, status, by] : [rule, version, status],
    );
    if (rowCount === 1) {
      await log(client, { rule, version }, act, by, reason);
      if (act === 'activated') await supersede(client, { rule, version });
    }
    const standing = await ruleStanding(client, { rule, version });
    if (!standing) throw new Error(`Rule ${rule}, version ${version}, is gone.`);
    return standing;
  });
}

const CHANGES: Record<RuleAct, string> = {
  approved: `status = 'approved', approver = $4, approved_at = now()`,
  activated: `status = 'active'`,
  expired: `status = 'expired', ended_at = now()`,
  withdrawn: `status = 'withdrawn', ended_at = now()`,
};

async function supersede(client: pg.PoolClient, { rule, version }: RuleVersion): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `update risk_rules set status = 'superseded', ended_at = now()
     where id = $1 and version < $2 and status in ('approved', 'active') returning version`,
    [rule, version],
  );
  for (const earlier of rows)
    await log(client, { rule, version: earlier.version }, 'superseded', 'system', `version ${version} took its place`);
}

/** Keep what was done with a version of a rule. */
export async function log(
  queries: Pick<pg.PoolClient, 'query'>,
  { rule, version }: RuleVersion,
  act: RuleAct | 'superseded' | 'backtested',
  by: string,
  reason: string | null,
): Promise<void> {
  await queries.query('insert into risk_rule_log (rule, version, act, by, reason) values ($1, $2, $3, $4, $5)', [
    ...[rule, version, act],
    ...[by, reason],
  ]);
}
