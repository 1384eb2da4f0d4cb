import { RuleContent, type BacktestResult, type VersionedRule } from '#libs/domain';
import { backtesting, FEATURE_SET, FEATURES, type BacktestCounts, type NamedFeatures, type Past } from '#libs/risk';
import {
  backtestOf,
  backtestSaw,
  endBacktest,
  foundShare,
  pastDeclarations,
  rulesThatWaive,
  watchlistsInForce,
  type BacktestRun,
  type PastDeclaration,
} from '#libs/store';
import { cancellationSignal, cancelled, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { RiskMeans } from './means.js';
import { inTurns } from './rule-turns.js';

export interface RuleBacktesting {
  /** Try a version of a rule on the record, and keep what comes of it. Does nothing where that was done. Tells that it lives. */
  runBacktest(run: BacktestRun): Promise<void>;
  /** Keep why a backtest came to nothing. */
  failBacktest(failed: BacktestRun & { why: string }): Promise<void>;
}

/** How many of the rules that overlap are told, those that do most first. */
const MOST_RULES = 50;

export function ruleBacktesting({ pool }: Pick<RiskMeans, 'pool'>): RuleBacktesting {
  return {
    async runBacktest(run) {
      const order = await backtestOf(pool, run);
      if (!order) return;
      const rule = await versionOf(pool, run);
      const backtest = backtesting(rule, await settingOf(pool, run));
      let seen = 0;
      const tellAlive = () => {
        cancellationSignal().throwIfAborted();
        heartbeat({ seen, total: order.total });
      };
      const turn = inTurns(tellAlive);
      for await (const page of pastDeclarations(pool, order)) {
        for (const declaration of page) {
          backtest.look(pastOf(declaration));
          seen++;
          await turn();
        }
        tellAlive();
        await Promise.race([backtestSaw(pool, run, seen), cancelled()]);
      }
      await endBacktest(pool, run, { result: resultOf(backtest.counts()) });
    },
    failBacktest: ({ why, ...run }) => endBacktest(pool, run, { why }),
  };
}

async function versionOf(pool: RiskMeans['pool'], { rule, version }: BacktestRun): Promise<VersionedRule> {
  const { rows } = await pool.query<{ content: unknown }>(
    'select content from risk_rules where id = $1 and version = $2',
    [rule, version],
  );
  const content = RuleContent.safeParse(rows[0]?.content);
  if (content.success) return { ...content.data, version };
  throw ApplicationFailure.nonRetryable(`Version ${version} of rule ${rule} cannot be read.`, 'rule-invalid');
}

/** What the rule would meet: an entry of a watchlist that cannot be read is none, as where declarations are assessed. */
async function settingOf(pool: RiskMeans['pool'], run: BacktestRun) {
  return { watchlists: await watchlistsInForce(pool, []), waiving: new Set(await rulesThatWaive(pool, run)) };
}

function pastOf({ content, fraud, critical, ...past }: PastDeclaration): Past {
  return {
    ...past,
    declaration: content,
    features: featuresOf(past, content.items),
    label: fraud === null ? null : { fraud, critical: critical === true },
  };
}

/**
 * The features by which it was decided, in the order of the items. Only those of the most suspicious items were kept: others are
 * missing. Where they are computed otherwise today there are none, and a rule that asks for them fails.
 */
function featuresOf(
  { featureSet, items }: Pick<PastDeclaration, 'featureSet' | 'items'>,
  declared: readonly { number: number }[],
): NamedFeatures[] {
  if (featureSet !== FEATURE_SET) return [];
  const byNumber = new Map(items.map(({ number, features }) => [number, features]));
  return declared.map(({ number }) => {
    const features = byNumber.get(number) ?? [];
    return Object.fromEntries(FEATURES.map((name, at) => [name, features[at] ?? Number.NaN]));
  });
}

function resultOf(counts: BacktestCounts): BacktestResult {
  const { declarations, days, selected, failed, faults, selectedTally, random, selectedAtRandom } = counts;
  const { tally, ...removed } = counts.removed;
  const perDay = (total: number): number => (days === 0 ? 0 : total / days);
  const rules = [...counts.otherRules].map(([rule, both]) => ({ rule, both }));
  return {
    ...{ declarations, days, selected, failed, faults },
    results: selectedTally.results,
    hits: foundShare(selectedTally.hits, selectedTally.results),
    critical: foundShare(selectedTally.critical, selectedTally.results),
    randomControl: foundShare(random.hits, random.results),
    selectedAtRandom: foundShare(selectedAtRandom.hits, selectedAtRandom.results),
    added: { ...counts.added, perDay: perDay(counts.added.total) },
    removed: { ...removed, perDay: perDay(removed.total), hits: foundShare(tally.hits, tally.results) },
    overlap: {
      rules: rules.sort((a, b) => b.both - a.both || (a.rule < b.rule ? -1 : 1)).slice(0, MOST_RULES),
      model: counts.byModel,
      alone: counts.alone,
    },
    release: { added: counts.releaseOfAdded, lane: counts.releaseOfLane },
  };
}
