import { createHash } from 'node:crypto';
import { canonical, type Reason, type VersionedRule, type WatchlistContent } from '#libs/domain';
import { compileCondition, type Condition } from './condition.js';
import { listSizes } from './list-sizes.js';
import type { RuleOutcome, RuleSet } from './rule-set.js';
import { stepBudget } from './step-budget.js';
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
 * versions of a rule that are valid at a moment, the highest applies, and no other at the offices that it leaves out.
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
      const take = stepBudget();
      const mayBegin = ({ cost }: Condition): void => take(cost(sizes()));
      let spoken = '';
      for (const each of compiled) {
        if (each.rule.id === spoken || !isValid(each, at)) continue;
        spoken = each.rule.id;
        if (isFor(each, office)) evaluateInto(outcome, each, seen, office, mayBegin);
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
      cost: () => 0,
      holds() {
        throw error;
      },
    };
  }
}

const isValid = ({ from, to }: CompiledRule, at: number): boolean => from <= at && at < to;

const isFor = ({ rule: { offices } }: CompiledRule, office: string): boolean =>
  offices.length === 0 || offices.includes(office);

function evaluateInto(
  outcome: RuleOutcome,
  { rule, condition }: CompiledRule,
  seen: SeenDeclaration,
  office: string,
  mayBegin: (condition: Condition) => void,
): void {
  try {
    mayBegin(condition);
    if (!condition.holds(seen, office)) return;
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

type Told = Pick<Reason, 'purpose' | 'expectedFinding' | 'instruction' | 'translations' | 'lane' | 'weight'>;

function reasonOf(rule: string, { purpose, expectedFinding, instruction, translations, lane, weight }: Told): Reason {
  const told = { rule, purpose, expectedFinding, instruction, lane, weight };
  // Left out where there are none: reasons are compared, and hashed, as they were made.
  return translations ? { ...told, translations } : told;
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
