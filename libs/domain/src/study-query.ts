import { z } from 'zod';
import { TransportMode } from './declaration.js';
import { Instant } from './ids.js';
import { Lane } from './lane.js';
import { INTERVALS } from './study-intervals.js';

// What may be asked of the clearance-time study, as query strings give it: texts, and a parameter given more than once for several values.
const text = z.string().trim().min(1).max(128);
const several = <T extends z.ZodType>(each: T) =>
  z.union([each.transform((one) => [one]), z.array(each).min(1).max(50)]).describe('May be given more than once');
const Chapter = z.string().regex(/^\d{2}$/, 'must be a chapter of the Harmonized System, two digits');
const YEARS_10 = 10 * 366 * 86_400;
const Seconds = z.coerce.number().pipe(z.number().positive().max(YEARS_10));

/** By what declarations are chosen; what is not given chooses all. */
const filters = {
  from: Instant.optional().describe('Accepted at or after'),
  to: Instant.optional().describe('Accepted before'),
  office: several(text).optional(),
  lane: several(Lane).optional().describe('The last lane'),
  firstLane: several(Lane).optional().describe('The lane at lodgement'),
  mode: several(TransportMode).optional(),
  procedure: several(text).optional(),
  chapter: several(Chapter).optional().describe('Any item is of this chapter of the Harmonized System'),
  agency: several(text).optional().describe('Any item is controlled by this agency'),
  broker: several(text).optional().describe('Its representative or its declarant'),
  aeo: z.stringbool().optional().describe('Of an authorised economic operator'),
  perishable: z.stringbool().optional(),
  expedited: z.stringbool().optional(),
  advance: z.stringbool().optional().describe('Lodged before arrival'),
};
const FILTERS = (Object.keys(filters) as (keyof typeof filters)[]).filter(
  (name): name is Exclude<keyof typeof filters, 'from' | 'to'> => name !== 'from' && name !== 'to',
);
/** Which declarations a study is of. */
export type StudyFilter = z.output<z.ZodObject<typeof filters>>;

/** What is left out as an outlier: of each interval, by limits found in all that is chosen, before it is grouped. */
const outlierRule = {
  outliers: z
    .enum(['none', 'percentile', 'tukey', 'limit'])
    .default('none')
    .describe(
      'percentile: above the percentile `outlierAt`; tukey: farther than `outlierAt` interquartile ranges from the quartiles; limit: above `outlierAt` seconds',
    ),
  outlierAt: z.coerce.number().pipe(z.number().positive().max(YEARS_10)).optional(),
};
/** The rule by which outliers are left out. */
export type OutlierRule = z.output<z.ZodObject<typeof outlierRule>>;

/** Whether times are told with outages or without. */
const outageRule = {
  outages: z
    .enum(['with', 'without'])
    .default('with')
    .describe('without: all times less what of them lay in outages of the office or of the system'),
};

type Refining = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void };

const ruleIsWhole = ({ outliers, outlierAt }: OutlierRule, context: Refining): void => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['outlierAt'], message });
  if (outliers === 'none' && outlierAt !== undefined) refuse('is given without a rule: give `outliers` too');
  if (outliers === 'limit' && outlierAt === undefined) refuse('is needed: above how many seconds a time is left out');
  if (outliers === 'percentile' && (outlierAt ?? 99) >= 100) refuse('must be a percentile below 100, such as 99.5');
};

/** A period that ends before it begins chooses nothing, which nobody means. */
const isPeriod = ({ from, to }: { from?: string; to?: string }): boolean =>
  from === undefined || to === undefined || from <= to;
const periodIsOne = (query: { from?: string; to?: string }, context: Refining): void => {
  if (!isPeriod(query))
    context.addIssue({ code: 'custom', path: ['to'], message: 'the end must not come before the beginning' });
};

const interval = z.enum(INTERVALS);
const intervals = several(interval).optional().describe('Which intervals to tell; all of them unless given');
const serviceLevel = Seconds.optional().describe('Seconds within which an interval should end');

/** By what a study may be grouped. */
export const GROUPINGS = [
  'office',
  'lane',
  'firstLane',
  'mode',
  'procedure',
  'chapter',
  'agency',
  'broker',
  'aeo',
  'perishable',
  'expedited',
  'advance',
  'day',
  'week',
  'month',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

const GroupBy = z
  .union([z.enum(['none', ...GROUPINGS]).transform((one) => [one]), z.array(z.enum(GROUPINGS)).min(1).max(2)])
  .default(['none'])
  .transform((by) => (by as (Grouping | 'none')[]).filter((each) => each !== 'none'))
  .refine((by) => new Set(by).size === by.length, { error: 'names the same grouping twice' })
  .describe(
    'Once or twice. Periods are those of acceptance, in the time zone of the offices chosen, in UTC where these differ; weeks as in ISO 8601. A broker is who represents the declarant, else the declarant',
  );

// Strict: what is misspelt would be left out without a word, and the answer be one of all declarations.

/** Over which declarations to study clearance times, and how. */
export const StudyQuery = z
  .strictObject({
    ...filters,
    groupBy: GroupBy,
    interval: intervals,
    serviceLevel,
    ...outlierRule,
    ...outageRule,
    format: z.enum(['json', 'csv']).optional().describe('Otherwise as `Accept` says; JSON where it says nothing'),
    part: z.enum(['intervals', 'owners']).default('intervals').describe('Of which part of the study CSV tells'),
  })
  .superRefine(ruleIsWhole)
  .superRefine(periodIsOne)
  .meta({ id: 'StudyQuery' });
export type StudyQuery = z.output<typeof StudyQuery>;

/** `against.x` is what `x` is in the other selection; where it is not given, both have the same. */
const against = Object.fromEntries(
  Object.entries(filters).map(([name, schema]) => [`against.${name}`, schema]),
) as unknown as { [Name in keyof typeof filters as `against.${Name}`]: (typeof filters)[Name] };

/** Whether the second selection differs from the first in anything. */
function isAnyAgainst(query: object): boolean {
  return (Object.entries(query) as [string, unknown][]).some(
    ([name, value]) => name.startsWith('against.') && value !== undefined,
  );
}

/**
 * Whether two selections are of different declarations: of periods that do not overlap, or of different values of some filter. (A
 * declaration of several chapters, agencies or parties may be in both even so.)
 */
function areApart({ from: firstFrom, to: firstTo, ...first }: StudyFilter, second: StudyFilter): boolean {
  const isBefore = (end: string | undefined, beginning: string | undefined) =>
    end !== undefined && beginning !== undefined && end <= beginning;
  if (isBefore(firstTo, second.from) || isBefore(second.to, firstFrom)) return true;
  const valuesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  return FILTERS.some((name) => {
    const [some, others] = [valuesOf(first[name]), valuesOf(second[name])];
    const areSaid = !some.includes(undefined) && !others.includes(undefined);
    return areSaid && !some.some((each) => others.includes(each));
  });
}

/** Two selections of declarations to be compared: two periods, or any filters. */
export const ComparisonQuery = z
  .strictObject({ ...filters, ...against, interval: intervals, serviceLevel, ...outlierRule, ...outageRule })
  .superRefine(ruleIsWhole)
  .superRefine(periodIsOne)
  .refine(isAnyAgainst, {
    path: ['against.from'],
    error: 'is needed, or any other `against.…`: in what the second selection differs from the first',
  })
  .refine((query) => isPeriod({ from: query['against.from'] ?? query.from, to: query['against.to'] ?? query.to }), {
    path: ['against.to'],
    error:
      'the second selection has the same `from` and `to` where it is not told others: its end must not come before its beginning',
  })
  // Only where they differ in something: what is the same altogether was refused above.
  .refine((query) => !isAnyAgainst(query) || areApart(query, againstOf(query)), {
    path: ['against.from'],
    error:
      'both selections have declarations in common, and a comparison takes them for independent: give two periods that do not overlap, or other values of a filter than the first has',
  })
  .meta({ id: 'ComparisonQuery' });
export type ComparisonQuery = z.output<typeof ComparisonQuery>;

/** The second selection of a comparison. @param query with what `against.…` says */
export function againstOf(query: StudyFilter): StudyFilter {
  const replaced = (Object.entries(query) as [string, unknown][]).flatMap(([name, value]) =>
    name.startsWith('against.') && value !== undefined ? [[name.slice('against.'.length), value]] : [],
  );
  return { ...query, ...(Object.fromEntries(replaced) as StudyFilter) };
}

const oneInterval = interval.default('lodgement-to-release');

/** Over which declarations to tell the pattern of a week. */
export const HoursQuery = z
  .strictObject({ ...filters, interval: oneInterval, serviceLevel, ...outlierRule, ...outageRule })
  .superRefine(ruleIsWhole)
  .superRefine(periodIsOne)
  .meta({ id: 'HoursQuery' });
export type HoursQuery = z.output<typeof HoursQuery>;

/** Over which declarations to tell those that took longest. */
export const SlowestQuery = z
  .strictObject({
    ...filters,
    interval: oneInterval,
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(10).describe('At most so many in each list'),
    ...outageRule,
  })
  .superRefine(periodIsOne)
  .meta({ id: 'SlowestQuery' });
export type SlowestQuery = z.output<typeof SlowestQuery>;

const HOUR = 3600;
const DAY = 24 * HOUR;
const EDGES = [0, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 2 * DAY, 3 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];

/** Over which declarations to tell how an interval is distributed. */
export const DistributionQuery = z
  .strictObject({
    ...filters,
    interval: oneInterval,
    edges: z
      .string()
      .transform((list) => list.split(',').map((each) => (each.trim() === '' ? NaN : Number(each))))
      .refine((edges) => edges.length >= 2 && edges.length <= 201 && edges.every(Number.isFinite), {
        error: 'must be 2 to 201 numbers of seconds, parted by commas',
        abort: true,
      })
      .refine((edges) => edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge)), {
        error: 'must rise',
      })
      .default(EDGES)
      .describe('Seconds at which one class ends and the next begins, parted by commas'),
    ...outlierRule,
    ...outageRule,
  })
  .superRefine(ruleIsWhole)
  .superRefine(periodIsOne)
  .meta({ id: 'DistributionQuery' });
export type DistributionQuery = z.output<typeof DistributionQuery>;
