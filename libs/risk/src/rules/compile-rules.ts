import { createHash } from 'node:crypto';
import { canonical, type Reason, type VersionedRule, type WatchlistContent } from '#libs/domain';
import { compileCondition, type Condition } from './condition.js';
import type { Sizes } from './condition-limits.js';
import { listSizes } from './list-sizes.js';
import type { RuleOutcome, RuleSet } from './rule-set.js';
import { SeenDeclaration } from './seen-declaration.js';
import { indexWatchlists } from './watchlists.js';

interface CompiledRule {
  rule: VersionedRule;
  from: number;
  to: number;
  condition: Condition;
}

/**
 * Compiles rules once, for many declarations. Never throws: a rule that does not compile fails on each declaration. Of several
 * versions of a rule that are valid at a moment, the highest applies.
 */
export function compileRules(rules: readonly VersionedRule[], watchlists: readonly WatchlistContent[]): RuleSet {
  const index = indexWatchlists(watchlists);
  const compiled = byIdThenVersion(rules).map((rule) => ({
    rule,
    from: Date.parse(rule.validFrom),
    to: Date.parse(rule.validTo),
    condition: compiledOrFailing(rule),
  }));
  const version = createHash('sha256').update(canonical({ rules, watchlists })).digest('hex').slice(0, 12);
  return {
    version,
    evaluate(declaration, features, office, instant) {
      const at = Date.parse(instant);
      const outcome: RuleOutcome = { hits: [], failures: [], waivesDocuments: false, faults: [] };
      const seen = new SeenDeclaration(declaration, features, index.watch(office, at));
      const sizes = once(() => listSizes(declaration));
      let spoken = '';
      for (const each of compiled) {
        if (each.rule.id === spoken || !applies(each, office, at)) continue;
        spoken = each.rule.id;
        evaluateInto(outcome, each, seen, office, sizes);
      }
      lookUpInto(outcome, () => index.hits(declaration, office, at));
      return outcome;
    },
  };
}

/** Rules in the order in which their ids come, of each id the highest version first. */
function byIdThenVersion(rules: readonly VersionedRule[]): VersionedRule[] {
  const byId = new Map<string, VersionedRule[]>();
  for (const rule of rules) byId.set(rule.id, [...(byId.get(rule.id) ?? []), rule]);
  return [...byId.values()].flatMap((versions) => versions.sort((a, b) => b.version - a.version));
}

function compiledOrFailing({ condition }: VersionedRule): Condition {
  try {
    return compileCondition(condition);
  } catch (error) {
    return {
      holds() {
        throw error;
      },
    };
  }
}

function applies({ rule, from, to }: CompiledRule, office: string, at: number): boolean {
  return from <= at && at < to && (rule.offices.length === 0 || rule.offices.includes(office));
}

function evaluateInto(
  outcome: RuleOutcome,
  { rule, condition }: CompiledRule,
  seen: SeenDeclaration,
  office: string,
  sizes: () => Sizes,
): void {
  try {
    if (!condition.holds(seen, office, sizes)) return;
    outcome.hits.push(reasonOf(rule.id, rule));
    if (rule.waivesDocuments) outcome.waivesDocuments = true;
  } catch (error) {
    outcome.failures.push(failureOf(rule.id, rule));
    outcome.faults.push(`rule ${rule.id}, version ${rule.version}: ${messageOf(error)}`);
  }
}

function lookUpInto(outcome: RuleOutcome, hits: () => WatchlistContent[]): void {
  try {
    for (const entry of hits()) outcome.hits.push(reasonOf(`watchlist:${entry.id}`, entry));
  } catch (error) {
    const told = { purpose: 'Whether a watchlist names the parties, goods or route', expectedFinding: 'What it names' };
    outcome.failures.push(failureOf('watchlists', told));
    outcome.faults.push(`watchlists: ${messageOf(error)}`);
  }
}

type Told = Pick<Reason, 'purpose' | 'expectedFinding' | 'instruction' | 'lane' | 'weight'>;

function reasonOf(rule: string, { purpose, expectedFinding, instruction, lane, weight }: Told): Reason {
  return { rule, purpose, expectedFinding, instruction, lane, weight };
}

function failureOf(id: string, { purpose, expectedFinding }: Pick<Told, 'purpose' | 'expectedFinding'>): Reason {
  return {
    rule: `rule-failed:${id}`,
    purpose: `The rule could not be evaluated. Its purpose: ${purpose}`,
    expectedFinding,
    instruction: 'Check by hand what the rule looks for, and report the failure to the risk analysts',
    lane: 'yellow',
    weight: 0,
  };
}

/** The first line, since errors of conditions draw a picture below it; cut, since it is recorded. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? '';

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
