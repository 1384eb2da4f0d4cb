import { SEED_RULES } from '#libs/risk';
import { sql, type Kysely } from 'kysely';

/** Put the rules in force that a new system begins with. Idempotent by rule and version. */
export async function seedRules(db: Kysely<unknown>): Promise<void> {
  for (const { version, author, approver, ...content } of SEED_RULES)
    await sql`with made as (
        insert into risk_rules (id, version, status, content, valid_from, valid_to, author, approver, approved_at)
        values (${content.id}, ${version}, 'active', ${JSON.stringify(content)}::jsonb, ${content.validFrom}, ${content.validTo},
          ${author}, ${approver}, now())
        on conflict do nothing returning id, version
      ), drafted as (
        insert into risk_rule_log (rule, version, by, act, reason)
        select id, version, ${author}, 'drafted', 'With the system' from made
      )
      insert into risk_rule_log (rule, version, by, act, reason)
      select id, version, ${approver}, 'activated', 'With the system' from made`.execute(db);
}
