import { z } from 'zod';
import { Lane } from './lane.js';
import { INTERVALS } from './study-intervals.js';
import { GROUPINGS } from './study-query.js';

// What the clearance-time study answers (WCO Time Release Study, guide of 2025). All times are seconds.

/** As of when an answer tells what happened. */
const asOf = {
  asOf: z
    .object({
      version: z.int().describe('Of the last row that the answer knows'),
      at: z.iso.datetime().describe('Instant in UTC at which it was read'),
      pending: z.int().describe('Declarations of which something happened that the answer does not know yet'),
      untold: z
        .int()
        .describe(
          'Declarations whose times cannot be told: they are not in it, or as they were before; the log of the worker says why',
        ),
    })
    .describe('What the answer knows'),
};

const taken = z.object({
  declarations: z.int().describe('From how many of those chosen outages take time'),
  seconds: z
    .partialRecord(z.enum(INTERVALS), z.number())
    .describe(
      'How much of each interval, of all of them together, outliers included; intervals that lose nothing are left out',
    ),
});
const times = z.enum(['with', 'without']).describe('Whether the times told are with outages or without');
/** How times are told, and what outages are in them. */
const outages = { outages: taken.extend({ times }).describe('Outages on record in what was chosen') };
export type TakenByOutages = z.infer<typeof taken>;

const outlierRule = z
  .object({ outliers: z.enum(['none', 'percentile', 'tukey', 'limit']), at: z.number().nullable() })
  .describe('What was left out: `leftOut` tells how many');
const serviceLevel = z.number().nullable().describe('Seconds within which an interval should end, as asked');
const share = z
  .number()
  .nullable()
  .describe('Share within the service level, of those that were not left out as outliers; null where none was asked');
const leftOut = z.int().describe('How many were left out as outliers');

const figures = {
  n: z.int(),
  mean: z.number(),
  median: z.number(),
  p25: z.number(),
  p75: z.number(),
  p90: z.number(),
  p95: z.number(),
  min: z.number(),
  max: z.number(),
  standardDeviation: z.number().nullable().describe('The sample’s; null where there is but one'),
  mode: z
    .object({ from: z.number(), to: z.number(), n: z.int() })
    .describe(
      'The class with most values. Classes are as wide as Freedman and Diaconis advise (2 · IQR · n^(-1/3)), brought up to 1, 2, 5, 10, 15 or 30 seconds or minutes, 1, 2, 3, 6 or 12 hours, or 1, 2, 7, 14 or 28 days',
    ),
};

/** Times of one interval. Percentiles are interpolated. */
export const IntervalFigures = z
  .object({ interval: z.enum(INTERVALS), ...figures, withinServiceLevel: share, leftOut })
  .meta({ id: 'IntervalFigures' });
export type IntervalFigures = z.infer<typeof IntervalFigures>;

/** What one owner held. */
export const HeldBy = z
  .object({
    owner: z.string(),
    declarations: z.int().describe('That it held'),
    total: z.number().describe('With any of its holds open'),
    exclusive: z.number().describe('With only its holds open'),
    share: z.number().describe('Of the totals of all owners'),
    critical: z.int().describe('Declarations whose last hold before release was its own'),
  })
  .meta({ id: 'HeldBy' });

const study = {
  groupBy: z.array(z.enum(GROUPINGS)),
  timeZone: z
    .string()
    .describe('In which days, weeks and months are meant: that of the offices chosen, UTC where they differ'),
  outlierRule,
  serviceLevel,
  declarations: z.int(),
  groups: z.array(
    z.object({
      key: z.string().nullable().describe('The first of `keys`'),
      keys: z
        .array(z.string().nullable())
        .describe(
          'One for each grouping; null where a declaration has none. Declarations of two agencies or chapters are in both',
        ),
      declarations: z.int().describe('Accepted declarations in the selection, released or not'),
      intervals: z.array(IntervalFigures).describe('Those that occur'),
      shareByOwner: z.record(z.string(), z.number()).describe('`share` of `owners`; sums to 1'),
      owners: z.array(HeldBy),
    }),
  ),
};
export const StudyView = z.object({ ...asOf, ...outages, ...study }).meta({ id: 'ClearanceTimeStudy' });
export type StudyView = z.infer<typeof StudyView>;
/** The same, without what it knows of when, and what outages took. */
export type ClearanceStudy = Omit<StudyView, 'asOf' | 'outages'>;

const difference = z
  .object({ difference: z.number(), low: z.number().nullable(), high: z.number().nullable() })
  .describe(
    'The first less the second, and where it lies with 95 % confidence; no bounds where a sample has but one value',
  );
const side = z.object({
  n: z.int(),
  mean: z.number(),
  median: z.number(),
  standardDeviation: z.number().nullable(),
  withinServiceLevel: share,
  leftOut,
});
const comparison = {
  confidence: z.number(),
  outlierRule,
  serviceLevel,
  bootstrap: z.object({ samples: z.int(), seed: z.int() }).describe('Of the intervals of medians'),
  first: z.object({ declarations: z.int() }),
  second: z.object({ declarations: z.int() }).describe('That of `against.…`'),
  intervals: z
    .array(
      z.object({
        interval: z.enum(INTERVALS),
        first: side,
        second: side,
        mean: difference.describe('By Welch'),
        median: difference.describe('By the percentile bootstrap'),
        withinServiceLevel: difference
          .nullable()
          .describe('By Newcombe, from Wilson intervals; null where no service level was asked'),
      }),
    )
    .describe('Those that occur in both'),
};
export const ComparisonView = z
  .object({
    ...asOf,
    outages: z.object({ times, first: taken, second: taken }).describe('Outages on record in either selection'),
    ...comparison,
  })
  .meta({ id: 'ClearanceTimeComparison' });
export type ComparisonView = z.infer<typeof ComparisonView>;
/** The same, without what it knows of when, and what outages took. */
export type StudyComparison = Omit<ComparisonView, 'asOf' | 'outages'>;

const hours = {
  interval: z.enum(INTERVALS),
  outlierRule,
  serviceLevel,
  declarations: z.int(),
  hours: z
    .array(
      z.object({
        weekday: z.int().describe('As in ISO 8601: 1 is Monday'),
        hour: z.int(),
        declarations: z.int(),
        n: z.int(),
        mean: z.number().nullable(),
        median: z.number().nullable(),
        p90: z.number().nullable(),
        leftOut,
        withinServiceLevel: share,
      }),
    )
    .describe('168, by the hour of acceptance on the clock of each declaration’s office'),
};
export const HoursView = z.object({ ...asOf, ...outages, ...hours }).meta({ id: 'ClearanceTimesByHour' });
export type HoursView = z.infer<typeof HoursView>;
/** The same, without what it knows of when, and what outages took. */
export type StudyHours = Omit<HoursView, 'asOf' | 'outages'>;

const distribution = {
  interval: z.enum(INTERVALS),
  outlierRule,
  declarations: z.int(),
  n: z.int(),
  leftOut,
  below: z.int().describe('Below the first edge'),
  classes: z.array(
    z.object({
      from: z.number().describe('Included'),
      to: z.number().describe('Not included'),
      n: z.int(),
      share: z.number(),
      upTo: z.number().describe('Share that ended before `to`'),
    }),
  ),
  above: z.int().describe('At the last edge or above it'),
  figures: z.object(figures).nullable().describe('Null where there is none'),
};
export const DistributionView = z
  .object({ ...asOf, ...outages, ...distribution })
  .meta({ id: 'ClearanceTimesDistribution' });
export type DistributionView = z.infer<typeof DistributionView>;
/** The same, without what it knows of when, and what outages took. */
export type StudyDistribution = Omit<DistributionView, 'asOf' | 'outages'>;

/** A declaration that took long. */
export const SlowDeclaration = z
  .object({
    id: z.string(),
    mrn: z.string(),
    office: z.string(),
    lane: Lane.describe('The last lane'),
    acceptedAt: z.iso.datetime(),
    seconds: z.number(),
  })
  .meta({ id: 'SlowDeclaration' });
export type SlowDeclaration = z.infer<typeof SlowDeclaration>;

export const SlowestView = z
  .object({
    ...asOf,
    ...outages,
    interval: z.enum(INTERVALS),
    declarations: z.int(),
    slowest: z
      .array(SlowDeclaration)
      .describe(
        'Of those in which the interval ended: what it took, the longest first; of two alike, the earlier known',
      ),
    held: z
      .array(SlowDeclaration)
      .describe(
        'Of those whose goods are still held: from acceptance until `asOf.at`, outages included, the longest first',
      ),
  })
  .meta({ id: 'SlowestDeclarations' });
export type SlowestView = z.infer<typeof SlowestView>;
/** The same by ids alone, without what it knows of when, and what outages took. */
export interface StudySlowest extends Pick<SlowestView, 'interval' | 'declarations'> {
  slowest: Omit<SlowDeclaration, 'mrn'>[];
  held: Omit<SlowDeclaration, 'mrn'>[];
}
