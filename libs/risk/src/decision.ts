import type { Assessment, DeclarationId, Instant, SelectionSettings } from '#libs/domain';
import type { Statistics } from './features/statistic.js';
import type { Thresholds } from './selection/thresholds.js';
import type { RuleSet } from './rules/rule-set.js';
import type { ScoringModel } from './model/scoring-model.js';
import type { Target } from './model/forest.js';

/** What the database knows that bears on one declaration, read in one query. */
export interface Known {
  /** How many results the statistics tell of: those numbered up to here, exactly. */
  results: number;
  statistics: Statistics;
  /** How often the finest combination of a goods item was lodged before, by its key; absent: not counted. */
  seen?: ReadonlyMap<string, number>;
  /** A declaration of the same goods that its declarant withdrew lately, when it was to be inspected and was not yet. */
  relodged?: string;
}

/** What the risk unit has put in force; it changes rarely, and its version with it. */
export interface Targeting {
  version: string;
  rules: RuleSet;
  /** The champion of each target, where one was promoted. */
  champions: Partial<Record<Target, ScoringModel>>;
  /** Score beside the champions, and decide nothing. */
  challengers: readonly ScoringModel[];
  /** By office. */
  thresholds: ReadonlyMap<string, Thresholds>;
  /** By office; `*` for those without settings of their own. */
  settings: ReadonlyMap<string, SelectionSettings>;
  /** The committed seeds by day (UTC, YYYY-MM-DD) of lodgement: hexadecimal of 32 bytes. */
  seeds: ReadonlyMap<string, string>;
}

/** When, where and under which identity a declaration is assessed. */
export interface Occasion {
  id: DeclarationId;
  /** The moment of decision. */
  at: Instant;
  /** When it was received: says which day's seed draws. */
  receivedAt: Instant;
  /** The office that handles it. */
  office: string;
}

/** What one model said of the goods item that it found most suspicious. */
export interface Scored {
  model: string;
  target: Target;
  /** Calibrated. */
  probability: number;
  /** Goods item number. */
  item: number;
}

/** Why a declaration was chosen for control, apart from rules: at random, to learn, or by priority for a tier. */
export type SelectedBy = 'random' | 'exploration' | 'inspection' | 'scan' | 'documents';

/** Everything that a decision was made by; the assessment names its hash, and so the chain of events vouches for it. */
export interface Basis {
  at: Instant;
  office: string;
  targeting: string;
  /** Names the order of the features. */
  featureSet: string;
  /** See Known. */
  results: number;
  /** Features by goods item, the most suspicious first, at most MOST_ITEMS of them; NaN is null. */
  items: { number: number; features: (number | null)[] }[];
  scores: Scored[];
  challengers: Scored[];
  /** Of the decisive item: features that moved the score most, in units of log odds, of the champions that made for the priority. */
  contributions: { model: string; feature: string; value: number | null; contribution: number }[];
  priority: number | null;
  exploration: number;
  rules: string[];
  /** See Known. */
  relodged?: string;
  thresholds: Thresholds | null;
  /** Drawn where the value is below the share. `late`: the seed was committed only when its day had begun. */
  draw: { day: string; value: number; share: number; late?: true } | null;
  selectedBy: SelectedBy[];
  /** What went wrong: a rule or a model that failed, a seed that is missing. An operator sees these. */
  faults: string[];
}

/** What the risk engine answers. */
export interface RiskDecision {
  assessment: Assessment;
  basis: Basis;
}
