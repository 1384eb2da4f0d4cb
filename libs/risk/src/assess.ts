import type { Assessment, Declaration, Lane } from '#libs/domain';
import type { Basis, Known, Occasion, RiskDecision, Targeting } from './decision.js';
import { isAuthorisedOperator } from './facts.js';
import { FEATURES, FEATURE_SET, featuresOf } from './features/features.js';
import { riskItemsOf, type RiskItem } from './features/item.js';
import { combinationOf } from './features/keys.js';
import { scoreItems, type Scoring } from './score-items.js';
import { drawDay, drawOf } from './selection/draw.js';
import { explorationOf } from './selection/exploration.js';
import { select } from './selection/select.js';
import { DEFAULT_SETTINGS } from './selection/settings.js';
import { strictest } from './strictest.js';
import { modelFailed, reasonsOf, relodgedAfter, tellable, THRESHOLDS_MISSING } from './reasons.js';
import { laneOfRules } from './rules/lane-of-rules.js';
import type { NamedFeatures, RuleOutcome } from './rules/rule-set.js';

/** Settings and thresholds of offices without their own. */
const EVERY_OFFICE = '*';

/** Features of so many goods items are kept with a decision, the most suspicious ones. */
const MOST_ITEMS = 20;

/**
 * Assess a declaration: its goods items are scored by the models, the rules are asked, and it is selected by priority, at random or
 * to learn. Pure: the same arguments give the same answer. It never throws; what fails is a fault in the basis and a reason that
 * sends the declaration to a person.
 */
export function assess(declaration: Declaration, occasion: Occasion, known: Known, targeting: Targeting): RiskDecision {
  const { at, office } = occasion;
  const faults: string[] = [];
  const settings = targeting.settings.get(office) ?? targeting.settings.get(EVERY_OFFICE) ?? DEFAULT_SETTINGS;
  const thresholds = targeting.thresholds.get(office) ?? targeting.thresholds.get(EVERY_OFFICE) ?? null;
  const unjudged = !thresholds && Object.keys(targeting.champions).length > 0;
  if (unjudged) faults.push(`thresholds-missing:${office}`);
  const items = riskItemsOf(declaration);
  const features = items.map((item) => featuresOf(item, known.statistics, Date.parse(at)));
  const scoring = scoreItems(items, features, targeting, settings, faults);
  const rules = targeting.rules.evaluate(declaration, features.map(named), office, at);
  faults.push(...rules.faults);
  const draw = drawIn(occasion, targeting, settings.random, faults);
  const exploration = Math.max(
    0,
    ...items.map((item, index) => explorationIn(item, index, features, scoring, known, draw)),
  );
  const choice = select(
    {
      ...{ priority: scoring.priority, exploration, draw: draw?.value ?? null },
      authorised: isAuthorisedOperator(declaration),
    },
    thresholds,
    settings,
  );
  const relodged = known.relodged === undefined ? [] : [relodgedAfter(known.relodged)];
  const failed = [...scoring.failed.map(modelFailed), ...(unjudged ? [THRESHOLDS_MISSING] : [])];
  const reasons = [
    ...relodged,
    ...tellable([...rules.hits, ...rules.failures]),
    ...failed,
    ...reasonsOf(choice.selectedBy, scoring, settings),
  ];
  const basis: Basis = {
    ...{ at, office, targeting: targeting.version, featureSet: FEATURE_SET, results: known.results },
    items: scoring.order.slice(0, MOST_ITEMS).map((index) => ({
      number: items[index]?.number ?? 0,
      features: Array.from(features[index] ?? [], orNull),
    })),
    ...{ scores: scoring.scores, challengers: scoring.challengers, contributions: scoring.contributions },
    ...{ priority: scoring.priority, exploration, thresholds, draw, selectedBy: choice.selectedBy, faults },
    rules: [...relodged, ...rules.hits, ...rules.failures].map(({ rule }) => rule),
    ...(known.relodged === undefined ? {} : { relodged: known.relodged }),
  };
  const lanes = [choice, ...relodged, ...failed].map(({ lane }) => lane);
  const judgement = judged(rules, lanes, scoring.priority);
  return { assessment: { ...judgement, reasons, versions: versionsIn(targeting, basis) }, basis };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const named = (row: Float64Array): NamedFeatures =>
  Object.fromEntries(FEATURES.map((name, index) => [name, row[index] ?? NaN]));

function drawIn({ id, receivedAt }: Occasion, { seeds }: Targeting, share: number, faults: string[]): Basis['draw'] {
  const day = drawDay(receivedAt);
  const seed = seeds.get(day);
  if (seed !== undefined) return { day, value: drawOf(seed, id), share };
  faults.push(`seed-missing:${day}`);
  return null;
}

function explorationIn(
  item: RiskItem,
  index: number,
  features: readonly Float64Array[],
  { priorities }: Scoring,
  { seen }: Known,
  draw: Basis['draw'],
): number {
  const row = features[index];
  const key = combinationOf(item);
  if (!row || key === undefined) return 0;
  return explorationOf(priorities[index] ?? null, row, seen?.get(key) ?? 0, draw?.value ?? null);
}

/** Score 0 to 100, and the lane. @param lanes that are asked for apart from rules */
function judged(
  rules: RuleOutcome,
  lanes: readonly Lane[],
  priority: number | null,
): Pick<Assessment, 'score' | 'lane'> {
  const { lane, weight } = laneOfRules(rules);
  return {
    score: Math.round(Math.min(100, Math.max(0, weight, 100 * (priority ?? 0)))),
    lane: strictest([lane, ...lanes]),
  };
}

function versionsIn({ rules, champions }: Targeting, { thresholds }: Basis): Assessment['versions'] {
  const models = [champions.fraud?.version, champions.critical?.version].filter((version) => version !== undefined);
  return {
    rules: rules.version,
    thresholds: thresholds?.version ?? 'none',
    ...(models.length > 0 ? { model: models.join(' ') } : {}),
  };
}
