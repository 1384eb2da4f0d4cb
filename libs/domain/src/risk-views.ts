import { z } from 'zod';
import { Instant } from './ids.js';
import { Lane } from './lane.js';
import { Translations } from './risk-rule.js';

// What the risk unit asks and is answered. Instants are ISO texts in UTC; what is absent is null.
const At = z.iso.datetime().describe('Instant in UTC');
const target = z.enum(['fraud', 'critical']).describe('Any finding, or a critical one');
const text = z.string().trim().min(1).max(128);
const probability = z.number().min(0).max(1);

/** By what the performance of targeting can be grouped. */
export const PERFORMANCE_GROUPS = ['none', 'lane', 'rule', 'model', 'office', 'selectedBy'] as const;

/** Over which decisions to look back, and by what to group them. */
export const PerformanceQuery = z
  .object({
    groupBy: z
      .enum(PERFORMANCE_GROUPS)
      .default('none')
      .describe('A declaration counts in each group that it belongs to'),
    per: z.enum(['all', 'day', 'week', 'month']).default('all').describe('In UTC; weeks as in ISO 8601'),
    office: text.optional(),
    from: Instant.optional().describe('Decided at or after; without it, 90 days before `to`'),
    to: Instant.optional().describe('Decided before; without it, now'),
  })
  .meta({ id: 'PerformanceQuery' });
export type PerformanceQuery = z.output<typeof PerformanceQuery>;

/** A share that was found, and how sure one can be of it. */
export const FoundShare = z
  .object({
    found: z.int(),
    of: z.int(),
    share: probability.nullable().describe('Null where there is nothing to divide by'),
    low: probability.describe('Lower end of the 95 % interval (Wilson score)'),
    high: probability.describe('Upper end'),
  })
  .meta({ id: 'FoundShare' });
export type FoundShare = z.infer<typeof FoundShare>;

/** What targeting found in one group of decisions, and what the random control group of the same time found. */
export const PerformanceGroup = z
  .object({
    key: z.string().nullable().describe('Null: all together, or (of selectedBy and model) chosen by none'),
    period: z.string().nullable(),
    declarations: z.int(),
    inspections: z.int().describe('Those whose goods were inspected'),
    results: z.int().describe('Those that some control of customs has answered: what precision is a share of'),
    hits: FoundShare.describe('Results with a finding: precision'),
    critical: FoundShare.describe('Results with a critical finding'),
    coded: z
      .object({ found: z.int(), notFound: z.int(), notChecked: z.int() })
      .nullable()
      .describe('What officers answered to this very reason; null where the group is no reason'),
    yield: z
      .array(z.object({ currency: z.string(), amount: z.string() }))
      .describe('Duty at stake in the findings that state it'),
    randomControl: FoundShare.describe('Results with a finding among those drawn at random at the same time'),
    randomDraws: z
      .object({
        drawn: z.int(),
        cancelled: z.int().describe('Withdrawn before an inspection'),
        rerouted: z.int().describe('Sent to another lane by an officer and not inspected'),
      })
      .describe(
        'Those drawn at random at the same time, and how many of them got away: where these are many, the control group is no sample',
      ),
  })
  .meta({ id: 'PerformanceGroup' });
export type PerformanceGroup = z.infer<typeof PerformanceGroup>;

export const Performance = z
  .object({ groupBy: z.enum(PERFORMANCE_GROUPS), from: At, to: At, groups: z.array(PerformanceGroup) })
  .meta({ id: 'Performance' });
export type Performance = z.infer<typeof Performance>;

const model = {
  version: z.string(),
  target,
  status: z.enum(['challenger', 'champion', 'retired']),
  sha256: z.string().describe('Of the artefact'),
  featureSet: z.string(),
  trainedFrom: At.nullable().describe('Decisions that it learnt from; null where it does not say'),
  trainedTo: At.nullable(),
  madeBy: z.string(),
  madeAt: At,
  requestedBy: z.string().nullable().describe('Who asked for its promotion, while another has to agree'),
  requestedAt: At.nullable(),
  former: z.string().nullable().describe('The champion before it, restored when its promotion is undone'),
};

/** A model in a list. */
export const RiskModelSummary = z.object(model).meta({ id: 'RiskModelSummary' });
export type RiskModelSummary = z.infer<typeof RiskModelSummary>;

/** A model, what speaks for it, and what was done with it. */
export const RiskModelView = z
  .object({
    ...model,
    requestReason: z.string().nullable(),
    metrics: z
      .record(z.string(), z.unknown())
      .describe(
        'On recent results that it was not trained on; `features`: how much each decides, as a share of all (of models kept before, left out)',
      ),
    card: z.record(z.string(), z.unknown()).describe('What it was made of, and how'),
    log: z.array(z.object({ at: At, by: z.string(), act: z.string(), reason: z.string().nullable() })),
    watch: z
      .array(z.object({ day: z.string(), alarms: z.array(z.string()), figures: z.record(z.string(), z.unknown()) }))
      .describe('How it held up, latest first'),
  })
  .meta({ id: 'RiskModel' });
export type RiskModelView = z.infer<typeof RiskModelView>;

/** How a model in force held up when it was looked at last. */
export const ModelWatch = z
  .object({
    model: z.string(),
    target,
    status: z.enum(['challenger', 'champion']),
    at: At,
    alarms: z
      .array(z.string())
      .describe(
        '`drift:score`, `drift:<feature>`: what it sees has shifted; `calibration`: its promises no longer hold',
      ),
    figures: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ModelWatch' });
export type ModelWatch = z.infer<typeof ModelWatch>;

/** What a training came to. */
export const TrainingView = z
  .object({
    id: z.string(),
    target,
    by: z.string(),
    endedAt: At,
    outcome: z.enum(['challenger', 'not-better', 'too-few-results', 'failed']),
    why: z.string(),
    model: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Training' });
export type TrainingView = z.infer<typeof TrainingView>;

/** From which priority on an office controls. */
export const ThresholdsView = z
  .object({
    office: z.string(),
    version: z.string(),
    at: At,
    inspection: z.number().nullable().describe('Null: the tier takes nothing by priority'),
    scan: z.number().nullable(),
    documents: z.number().nullable(),
    exploration: z.number().nullable(),
  })
  .meta({ id: 'ThresholdsView' });
export type ThresholdsView = z.infer<typeof ThresholdsView>;

/** What an inspection capacity is expected to bring. */
export const WhatIfQuery = z
  .object({
    office: text.optional().describe('All offices together unless told'),
    inspection: z
      .string({ error: 'is required: a share from 0 to 1' })
      .pipe(z.coerce.number())
      .pipe(probability)
      .describe('Share of declarations that can be inspected by priority'),
  })
  .meta({ id: 'WhatIfQuery' });
export type WhatIfQuery = z.output<typeof WhatIfQuery>;

export const WhatIfPoint = z
  .object({
    share: probability,
    inspections: z.int(),
    perDay: z.number(),
    hits: z.number().describe('Expected, by calibrated probabilities'),
    precision: probability.nullable(),
    threshold: z.number().nullable().describe('Priority from which on declarations would be inspected'),
  })
  .meta({ id: 'WhatIfPoint' });
export type WhatIfPoint = z.infer<typeof WhatIfPoint>;

export const WhatIf = z
  .object({
    office: z.string().nullable(),
    days: z.int().describe('Decisions of so many days are looked at'),
    declarations: z.int(),
    scored: z.int().describe('Those that a model in force scored'),
    asked: WhatIfPoint,
    curve: z.array(WhatIfPoint),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

/** The draw of a day: what was committed to before, and the seed once the day is over. */
export const DrawSummary = z
  .object({
    day: z.iso.date(),
    commitment: z.string().describe('SHA-256 of the seed’s 32 bytes, hexadecimal'),
    committedAt: At,
    seed: z.string().nullable().describe('Hexadecimal; null until the day is over'),
    revealedAt: At.nullable(),
  })
  .meta({ id: 'DrawSummary' });
export type DrawSummary = z.infer<typeof DrawSummary>;

/** The draw of a day, and how anyone checks it. */
export const DrawView = z.object({ ...DrawSummary.shape, howToVerify: z.string() }).meta({ id: 'Draw' });
export type DrawView = z.infer<typeof DrawView>;

/** Something that went wrong in targeting, lately. */
export const FaultView = z
  .object({
    fault: z.string(),
    declarations: z.int(),
    first: At,
    last: At,
    example: z.string().describe('The last declaration that met it'),
  })
  .meta({ id: 'Fault' });
export type FaultView = z.infer<typeof FaultView>;

/** One decision of targeting, with everything that it was made by. */
export const AssessmentView = z
  .object({
    seq: z.int().describe('Number of the event'),
    at: At,
    lane: Lane,
    office: z.string(),
    score: z.number().nullable(),
    selectedBy: z.array(z.string()),
    reasons: z.array(
      z.object({
        rule: z.string(),
        purpose: z.string(),
        expectedFinding: z.string(),
        instruction: z.string(),
        translations: Translations.optional(),
        lane: Lane,
        weight: z.number(),
      }),
    ),
    scores: z
      .array(z.object({ model: z.string(), target, probability, item: z.int() }))
      .describe('Of the models in force, by the goods item that each found most suspicious'),
    challengers: z.array(z.object({ model: z.string(), target, probability, item: z.int() })),
    contributions: z.array(
      z.object({
        model: z.string(),
        feature: z.string(),
        value: z.number().nullable().describe('Null: missing'),
        contribution: z.number().describe('In units of log odds'),
        words: z.string(),
      }),
    ),
    priority: z.number().nullable(),
    thresholds: z.record(z.string(), z.unknown()).nullable(),
    draw: z
      .object({
        day: z.string(),
        value: z.number(),
        late: z.literal(true).optional().describe('The seed was committed to only when its day had begun'),
      })
      .nullable(),
    faults: z.array(z.string()),
    basisSha256: z.string().describe('In the event, and so in the chain'),
    basis: z.record(z.string(), z.unknown()).describe('All of it, as its hash was taken'),
  })
  .meta({ id: 'AssessmentView' });
export type AssessmentView = z.infer<typeof AssessmentView>;
