import type { SelectionSettings } from '#libs/domain';
import { featuresOf } from '../features/features.js';
import { learn } from '../features/learn.js';
import { combinationOf } from '../features/keys.js';
import type { Statistic } from '../features/statistic.js';
import type { TrainingOptions } from '../model/train.js';
import type { RuleSet } from '../rules/rule-set.js';
import { DEFAULT_SETTINGS } from '../selection/settings.js';
import type { Labelled } from './labelled.js';
import { atRandom, byFrozenProfiles, byModel, byRules, type Ranking } from './policies.js';
import { simulate, type Week } from './simulate.js';

/**
 * How declarations are chosen: as a new system does (models, with the shares for random control and exploration that it begins with);
 * by models alone; at random; by the initial rules; by risk profiles that are never renewed.
 */
export const POLICIES = ['levante', 'exploitation', 'random', 'expert', 'frozen-profiles'] as const;
export type Policy = (typeof POLICIES)[number];

/** What is to be tried. */
export interface PolicyTrial {
  policy: Policy;
  /** Share of declarations that can be inspected, more than 0 and at most 1. */
  rate: number;
  labelWeeks: number;
  /** Instead of the policy's own shares. */
  shares?: Partial<Pick<SelectionSettings, 'random' | 'exploration'>>;
  /** Keep each combination once, its first row: the memory of combinations is worth nothing then. */
  distinct?: boolean;
  /** Of the random draws, hexadecimal of 32 bytes. */
  seed: string;
  options?: TrainingOptions;
}

/** What a policy found in the weeks after the labelled ones, and how that compares. */
export interface PolicyFigures {
  policy: Policy;
  rate: number;
  labelWeeks: number;
  inspected: number;
  hits: number;
  precision: number;
  recall: number;
  /** Share of frauds among all declarations. */
  base: number;
  /** Precision beside that of other policies in the same weeks. */
  ratio: { random: number; expert: number; frozenProfiles: number };
  weeks: (Week & { precision: number })[];
}

/**
 * Tries a policy, and those that it is compared with, on the same declarations.
 *
 * @param rules that experts wrote without labels
 * @throws RangeError where there are no weeks after the labelled ones, or nothing to learn from in them
 */
export function tryPolicy(
  labelled: readonly Labelled[],
  trial: PolicyTrial,
  rules: RuleSet,
  onWeek: (policy: Policy, week: Week) => void = () => undefined,
): PolicyFigures {
  const rows = trial.distinct ? firstOfEach(labelled) : labelled;
  const run = (policy: Policy): Week[] => {
    const own = policy === trial.policy;
    const settings = { ...sharesOf(policy), ...(own ? trial.shares : {}) };
    const { rate, labelWeeks, seed } = trial;
    const ranking = rankingOf(policy, rows, trial, rules);
    return simulate(rows, { ranking, rate, labelWeeks, settings, seed }, (week) => onWeek(policy, week));
  };
  const weeks = run(trial.policy);
  if (weeks.length === 0)
    throw new RangeError(
      `The data end within the ${trial.labelWeeks} labelled weeks: there is nothing left to try on.`,
    );
  const found = (policy: Policy) => precisionOf(policy === trial.policy ? weeks : run(policy));
  const total = (of: keyof Week) => weeks.reduce((sum, week) => sum + week[of], 0);
  const precision = precisionOf(weeks);
  return {
    ...{ policy: trial.policy, rate: trial.rate, labelWeeks: trial.labelWeeks },
    ...{ inspected: total('inspected'), hits: total('hits'), precision },
    recall: total('hits') / total('frauds'),
    base: total('frauds') / total('rows'),
    ratio: {
      random: precision / found('random'),
      expert: precision / found('expert'),
      frozenProfiles: precision / found('frozen-profiles'),
    },
    weeks: weeks.map((week) => ({ ...week, precision: precisionOf([week]) })),
  };
}

const precisionOf = (weeks: readonly Week[]): number =>
  weeks.reduce((sum, { hits }) => sum + hits, 0) / weeks.reduce((sum, { inspected }) => sum + inspected, 0);

const sharesOf = (policy: Policy): Pick<SelectionSettings, 'random' | 'exploration'> =>
  policy === 'levante'
    ? { random: DEFAULT_SETTINGS.random, exploration: DEFAULT_SETTINGS.exploration }
    : { random: 0, exploration: 0 };

function rankingOf(policy: Policy, rows: readonly Labelled[], trial: PolicyTrial, rules: RuleSet): Ranking {
  switch (policy) {
    case 'levante':
    case 'exploitation':
      return byModel(trial.options);
    case 'random':
      return atRandom();
    case 'expert':
      return byRules(rules);
    case 'frozen-profiles':
      return byFrozenProfiles(frozenFeatures(rows, trial.labelWeeks));
  }
}

const WEEK_MS = 7 * 86_400_000;

/** Features by the results of the labelled weeks alone. */
function frozenFeatures(rows: readonly Labelled[], labelWeeks: number): (row: Labelled) => Float64Array {
  const statistics = new Map<string, Statistic>();
  const end = rows.reduce((first, { at }) => Math.min(first, at), Infinity) + labelWeeks * WEEK_MS;
  for (const { at, item, result } of rows) if (at < end) learn(statistics, item, result, at);
  return ({ item, at }) => featuresOf(item, statistics, at);
}

function firstOfEach(rows: readonly Labelled[]): Labelled[] {
  const seen = new Set<string>();
  return rows.filter(({ item }) => {
    const combination = combinationOf(item);
    if (combination === undefined) return true;
    if (seen.has(combination)) return false;
    seen.add(combination);
    return true;
  });
}
