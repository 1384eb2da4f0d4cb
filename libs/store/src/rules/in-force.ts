import { RuleContent, WatchlistContent, type VersionedRule } from '#libs/domain';
import { compileRules, type RuleSet } from '#libs/risk';
import type pg from 'pg';

/** Rules and watchlists in force, ready to be evaluated, and what of them cannot be used. */
export interface RulesInForce {
  rules: RuleSet;
  faults: string[];
}

interface RuleRow {
  id: string;
  version: number;
  content: unknown;
  valid_from: Date;
  valid_to: Date;
}

/**
 * The rules and watchlists that the risk unit has approved; whether each is valid, they judge themselves at the moment of a decision.
 * A rule that cannot be read is one that fails on each declaration, so that they go to the safer lane for that reason; an entry of a
 * watchlist that cannot be read is left out, and told as a fault.
 */
export async function rulesInForce(pool: Pick<pg.Pool, 'query'>): Promise<RulesInForce> {
  const faults: string[] = [];
  const rules = await pool.query<RuleRow>(
    `select id, version, content, valid_from, valid_to from risk_rules where status in ('approved', 'active') order by number`,
  );
  const watchlists = await watchlistsInForce(pool, faults);
  return {
    rules: compileRules(
      rules.rows.map((row) => ruleOf(row, faults)),
      watchlists,
    ),
    faults,
  };
}

/**
 * Entries of the watchlists that were approved and have not ended.
 *
 * @param faults is told of each that cannot be read, which is left out
 */
export async function watchlistsInForce(pool: Pick<pg.Pool, 'query'>, faults: string[]): Promise<WatchlistContent[]> {
  const { rows } = await pool.query<{ id: string; content: unknown }>(
    `select id, content from risk_watchlists where status = 'active' and (content->>'validTo')::timestamptz > now() order by id`,
  );
  return rows.flatMap((row) => entryOf(row, faults));
}

function ruleOf({ id, version, content, valid_from, valid_to }: RuleRow, faults: string[]): VersionedRule {
  const read = RuleContent.safeParse(content);
  if (read.success) return { ...read.data, version };
  faults.push(`rule-unreadable:${id}`);
  return {
    id,
    version,
    condition: 'unreadable',
    purpose: 'What is kept of this rule cannot be read',
    expectedFinding: 'Not known',
    instruction: 'Report it to the risk analysts',
    lane: 'yellow',
    weight: 0,
    offices: [],
    validFrom: valid_from.toISOString() as VersionedRule['validFrom'],
    validTo: valid_to.toISOString() as VersionedRule['validTo'],
    waivesDocuments: false,
  };
}

function entryOf({ id, content }: { id: string; content: unknown }, faults: string[]): WatchlistContent[] {
  const read = WatchlistContent.safeParse(content);
  if (read.success) return [read.data];
  faults.push(`watchlist-unreadable:${id}`);
  return [];
}
