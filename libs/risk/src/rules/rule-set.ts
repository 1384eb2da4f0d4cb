import type { Declaration, Instant, Reason } from '#libs/domain';

/** Features of one goods item by name; NaN where missing. */
export type NamedFeatures = Readonly<Record<string, number>>;

/** What the rules in force said of a declaration. */
export interface RuleOutcome {
  /** One for each rule and watchlist that applies. */
  hits: Reason[];
  /** One, `rule-failed:<id>`, for each that could not be evaluated. */
  failures: Reason[];
  /** Whether an operator's status waives routine control of documents. */
  waivesDocuments: boolean;
  /** What went wrong, with the error. */
  faults: string[];
}

/** Rules, type-checked and compiled. Never throws. */
export interface RuleSet {
  version: string;
  /**
   * @param features of each goods item, in the order of the declaration's items
   * @param office that handles the declaration
   * @param at the moment of decision: only rules and entries of watchlists that are valid then apply
   */
  evaluate(declaration: Declaration, features: readonly NamedFeatures[], office: string, at: Instant): RuleOutcome;
}
