import { z } from 'zod';
import { Instant } from './ids.js';
import { LANES } from './lane.js';
import { ConditionIssue, LONGEST_CONDITION, RuleContent, WatchlistContent } from './risk-rule.js';
import { FoundShare } from './risk-views.js';

// What is asked of rules and watchlists, and answered. Instants are ISO texts in UTC; what is absent is null.
const At = z.iso.datetime().describe('Instant in UTC');
const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);
const version = z.int().min(1).describe('Of the rule: which text of it is meant');

/** Where a version of a rule is in its life. */
export const RULE_STATUSES = ['draft', 'approved', 'active', 'superseded', 'expired', 'withdrawn'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];
const status = z
  .enum(RULE_STATUSES)
  .describe('approved: active from validFrom on; superseded: a later version took its place');

/** A condition to be checked. */
export const ConditionCheck = z
  .strictObject({ condition: z.string().max(LONGEST_CONDITION * 2) })
  .meta({ id: 'ConditionCheck' });
export const CheckedCondition = z
  .object({ valid: z.boolean(), issues: z.array(ConditionIssue).describe('What is wrong, and where') })
  .meta({ id: 'CheckedCondition' });
export type CheckedCondition = z.infer<typeof CheckedCondition>;

export const BacktestRequest = z
  .strictObject({
    version,
    from: Instant.optional().describe('Declarations accepted at or after; without it, 90 days before `to`'),
    to: Instant.optional().describe('Accepted before; without it, now'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    error: 'must be after from',
  })
  .meta({ id: 'BacktestRequest' });
export const ApprovalRequest = z.strictObject({ version }).meta({ id: 'RuleApprovalRequest' });
export const WithdrawalRequest = z.strictObject({ version, reason }).meta({ id: 'RuleWithdrawalRequest' });

const lanes = z.record(z.enum(LANES), z.int());

/** What a rule would have selected of recorded declarations. */
export const BacktestResult = z
  .object({
    declarations: z.int().describe('Looked at'),
    days: z.int().describe('On which any of them was accepted'),
    selected: z.int().describe('Those to which the rule applies'),
    failed: z.int().describe('Those on which it could not be evaluated: each would go to the control of documents'),
    faults: z.array(z.string()).describe('Why, a few examples'),
    results: z.int().describe('Selected and answered by some control of customs'),
    hits: FoundShare.describe('Findings among those results'),
    critical: FoundShare.describe('Critical findings among those results'),
    randomControl: FoundShare.describe('Findings among all that were drawn at random in the period'),
    selectedAtRandom: FoundShare.describe(
      'Findings among those drawn at random to which the rule applies: without the bias of what was chosen for control',
    ),
    added: z
      .object({ total: z.int(), perDay: z.number(), lanes: lanes.describe('To which they would have gone') })
      .describe('Declarations that would have been controlled more, by lane, weight or failure'),
    removed: z
      .object({
        total: z.int(),
        perDay: z.number(),
        lanes: lanes.describe('In which they were'),
        hits: FoundShare.describe('Findings among those with a result: what might have been missed'),
      })
      .describe(
        'Declarations that would have been controlled less: by a negative weight, a waiver, or another version',
      ),
    overlap: z
      .object({
        rules: z.array(z.object({ rule: z.string(), both: z.int() })).describe('Other reasons that also applied'),
        model: z.int().describe('Also chosen by priority, that is by the model'),
        alone: z.int().describe('Chosen by nothing else'),
      })
      .describe('Of the selected'),
    release: z
      .object({
        added: z.number().nullable().describe('Median hours of those added, as they were released'),
        lane: z.number().nullable().describe('Median hours of all in the lane to which most of those would go'),
      })
      .describe('Hours from lodgement to release, as recorded: what those added would come to'),
  })
  .meta({ id: 'BacktestResult' });
export type BacktestResult = z.infer<typeof BacktestResult>;

export const BacktestView = z
  .object({
    rule: z.string(),
    version: z.int(),
    number: z.int(),
    status: z.enum(['running', 'done', 'failed']),
    by: z.string(),
    orderedAt: At,
    endedAt: At.nullable(),
    from: At,
    to: At,
    seen: z.int(),
    total: z.int().nullable(),
    why: z.string().nullable().describe('Where it failed'),
    result: BacktestResult.nullable(),
  })
  .meta({ id: 'Backtest' });
export type BacktestView = z.infer<typeof BacktestView>;

/** What a rule has come to lately, all its versions together, beside the random control group. */
export const RuleFigures = z
  .object({
    declarations: z.int().describe('To which it applied'),
    inspections: z.int(),
    results: z.int(),
    hits: FoundShare.describe('Results with a finding: precision'),
    critical: FoundShare,
    coded: z.object({ found: z.int(), notFound: z.int(), notChecked: z.int() }).nullable(),
    randomControl: FoundShare.describe('Results with a finding among those drawn at random at the same time'),
  })
  .meta({ id: 'RuleFigures' });
export type RuleFigures = z.infer<typeof RuleFigures>;

const summary = {
  version: z.int(),
  status,
  author: z.string(),
  draftedAt: At,
  approver: z.string().nullable(),
  approvedAt: At.nullable(),
  endedAt: At.nullable(),
  backtested: z
    .boolean()
    .describe(
      'Whether a backtest lets it be approved: one that is done, looked at declarations where there were any, and failed on a tenth of them at most',
    ),
};

/** A version of a rule. */
export const RuleSummary = z
  .object({ ...summary, content: RuleContent, figures: RuleFigures.nullable().describe('Null: it applied to none') })
  .meta({ id: 'RuleSummary' });
export type RuleSummary = z.infer<typeof RuleSummary>;

/** A version of a rule and what was done with it. */
export const RuleView = RuleSummary.extend({
  log: z.array(z.object({ at: At, by: z.string(), act: z.string(), reason: z.string().nullable() })),
  versions: z.array(z.object({ version: z.int(), status })).describe('All that there are, latest first'),
  backtest: BacktestView.nullable().describe('The latest of this version'),
}).meta({ id: 'Rule' });
export type RuleView = z.infer<typeof RuleView>;

/** Which rules to list, and of which decisions the figures are. */
export const RuleFilter = z
  .object({
    ended: z.stringbool().default(false).describe('Also those that are superseded, expired or withdrawn'),
    from: Instant.optional().describe('Figures of decisions from then on; without it, of the last 90 days'),
    to: Instant.optional(),
  })
  .meta({ id: 'RuleFilter' });
export type RuleFilter = z.output<typeof RuleFilter>;

export const VersionQuery = z
  .object({ version: z.coerce.number().pipe(z.int().min(1)).optional().describe('The latest unless told') })
  .meta({ id: 'VersionQuery' });

export const RemovalRequest = z.strictObject({ reason }).meta({ id: 'WatchlistRemovalRequest' });

/** An entry of the watchlists. */
export const WatchlistView = z
  .object({
    status: z.enum(['proposed', 'active', 'removed']),
    content: WatchlistContent,
    author: z.string(),
    proposedAt: At,
    approver: z.string().nullable(),
    approvedAt: At.nullable(),
    removedBy: z.string().nullable(),
    removedAt: At.nullable(),
    reason: z.string().nullable().describe('Why it was removed'),
  })
  .meta({ id: 'Watchlist' });
export type WatchlistView = z.infer<typeof WatchlistView>;

/** An entry of the watchlists, and what it has come to. */
export const WatchlistSummary = WatchlistView.extend({
  figures: RuleFigures.nullable().describe('Of the last 90 days; null: it named none'),
}).meta({ id: 'WatchlistSummary' });
export type WatchlistSummary = z.infer<typeof WatchlistSummary>;
