import { LANES, type Reason, type SelectionSettings } from '#libs/domain';
import type { SelectedBy } from './decision.js';
import { tell } from './features/words.js';
import type { Target } from './model/forest.js';
import { tellingScores, type Scoring } from './score-items.js';
import { strictest } from './strictest.js';

/** Reasons, in words for the officer, for which a declaration was selected apart from rules. */
export function reasonsOf(selectedBy: readonly SelectedBy[], scoring: Scoring, settings: Weights): Reason[] {
  return selectedBy.flatMap((ground): Reason[] => {
    if (ground === 'random') return [RANDOM];
    if (ground === 'exploration') return [EXPLORATION];
    return byModels(ground, scoring, settings);
  });
}

type Weights = Pick<SelectionSettings, 'criticalWeight'>;

const RANDOM: Reason = {
  rule: 'random-control',
  purpose: 'Compliance: a random sample of all declarations is inspected, to measure what targeting misses',
  expectedFinding: 'None in particular: what is found tells how often declarations are wrong',
  instruction: 'Inspect as completely as if there were a suspicion, and report what you find',
  lane: 'red',
  weight: 0,
};

const EXPLORATION: Reason = {
  rule: 'exploration',
  purpose: 'Learning: nobody has looked at such goods from there yet',
  expectedFinding: 'None in particular: the result tells what such goods are like',
  instruction:
    'Compare description, classification, origin, quantity and value with the goods, and report what you find',
  lane: 'red',
  weight: 0,
};

const LANE = { inspection: 'red', scan: 'orange', documents: 'yellow' } as const;

/** Each model that made for a good part of the priority is a reason of its own, since each looks for something else. */
function byModels(tier: keyof typeof LANE, scoring: Scoring, settings: Weights): Reason[] {
  return tellingScores(scoring.scores, settings).map(({ target, probability, model, item }) => {
    const telling = scoring.contributions
      .filter((each) => each.model === model && each.contribution > 0)
      .map(({ feature }) => tell(feature, scoring.decisive?.features));
    // Several features of the same goods may tell the same.
    const most = [...new Set(telling)].slice(0, 3);
    return {
      rule: `model:${target}`,
      purpose: `${PURPOSE[target]} in ${frequency(probability)} of goods like item ${item}${
        most.length > 0 ? `. What raised that most: ${most.join('; ')}` : ''
      }`,
      ...WHAT_TO_DO[target],
      lane: LANE[tier],
      weight: Math.round(100 * Math.min(1, probability)),
    };
  });
}

const PURPOSE: Record<Target, string> = {
  fraud: 'The model, made of results of earlier controls, expects a finding',
  critical: 'The model, made of results of earlier controls, expects a critical finding',
};

const WHAT_TO_DO: Record<Target, Pick<Reason, 'expectedFinding' | 'instruction'>> = {
  fraud: {
    expectedFinding: 'Undervaluation, wrong classification or origin, or another quantity than declared',
    instruction: 'Examine that item first: compare kind, origin, quantity and price with the papers',
  },
  critical: {
    expectedFinding: 'Prohibited or undeclared goods, or false documents',
    instruction:
      'Open packages chosen by you, as many as it takes to know what is in them; verify papers at their issuer',
  },
};

/** Such as "about 1 in 4". A probability below 1 in 200 is said so. */
function frequency(probability: number): string {
  if (probability >= 0.95) return 'nearly all';
  if (probability >= 0.5) return `about ${Math.round(probability * 10)} in 10`;
  if (probability < 0.005) return 'fewer than 1 in 200';
  return `about 1 in ${Math.round(1 / probability)}`;
}

/** Whoever withdraws goods that were to be inspected, and declares them again, is not drawn anew. */
export const relodgedAfter = (withdrawn: string): Reason => ({
  rule: 'relodged-after-cancellation',
  purpose: `The same goods were declared before by ${withdrawn}, which was withdrawn before the inspection that it was chosen for`,
  expectedFinding: 'What the withdrawn declaration was chosen for',
  instruction: 'Read the reasons of the withdrawn declaration, and inspect the goods as they ask',
  lane: 'red',
  weight: 0,
});

/** A champion that could not score: a person looks, by judgement. */
export const modelFailed = (target: Target): Reason => ({
  rule: `model-failed:${target}`,
  purpose: `The model for ${target === 'fraud' ? 'findings' : 'critical findings'} could not score this declaration`,
  expectedFinding: 'None in particular: nobody knows what the model would have said',
  instruction: 'Check by judgement, and report the failure to the risk analysts',
  lane: 'yellow',
  weight: 0,
});

/** Models score, and nobody knows from which score on to look: a person does. */
export const THRESHOLDS_MISSING: Reason = {
  rule: 'thresholds-missing',
  purpose: 'Models are in force, and the office has no thresholds by which their scores select',
  expectedFinding: 'None in particular: nobody knows whether the score would have selected the declaration',
  instruction: 'Check by judgement, and report to the risk analysts that thresholds are missing',
  lane: 'yellow',
  weight: 0,
};

/** Whoever controls the goods answers each reason, and nobody answers hundreds. */
const MOST_OF_RULES = 50;

/**
 * The reasons that rules and watchlists give, as many as somebody can look into: the strictest and heaviest by name, in the order
 * given, and the rest together as one reason.
 */
export function tellable(reasons: readonly Reason[]): Reason[] {
  if (reasons.length <= MOST_OF_RULES) return [...reasons];
  const first = [...reasons].sort(
    (one, other) => LANES.indexOf(other.lane) - LANES.indexOf(one.lane) || other.weight - one.weight,
  );
  const named = new Set(first.slice(0, MOST_OF_RULES - 1));
  const others = reasons.filter((reason) => !named.has(reason));
  return [...reasons.filter((reason) => named.has(reason)), together(others)];
}

const together = (others: readonly Reason[]): Reason => ({
  rule: 'further-reasons',
  purpose: `${others.length} more rules and entries of watchlists apply; the assessment lists them`,
  expectedFinding: 'What they look for',
  instruction: 'Look into the other reasons first: they are stricter or heavier than any of these',
  lane: strictest(others.map(({ lane }) => lane)),
  weight: others.reduce((sum, { weight }) => sum + weight, 0),
});
