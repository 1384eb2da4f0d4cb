import { z } from 'zod';
import { Instant } from './ids.js';

const At = z.iso.datetime().describe('Instant in UTC');

/** When the goods of a declaration are expected to be released. */
export const ExpectedRelease = z
  .object({
    declaration: z.string(),
    expected: z
      .object({
        at: At.describe('Before and after are equally likely'),
        from: At,
        to: At.describe('Release is expected within from and to with the probability that `coverage` says'),
      })
      .nullable(),
    why: z
      .enum(['estimated', 'released', 'ended', 'outage', 'too-few-alike', 'not-learnt-yet'])
      .describe(
        'Why there is an expectation or none. outage: what they wait for is out, and when that ends is not on record',
      ),
    basedOn: z.int().describe('Past waits that were alike, of goods that were released in the end'),
    asOf: At.nullable().describe('When the model and the queues that it goes by were last made anew'),
    coverage: z.number().describe('What share of releases the intervals are meant to hold'),
    measured: z
      .object({ n: z.int(), covered: z.number() })
      .nullable()
      .describe(
        'What share they did hold in the last 30 days, of estimates whose goods were released, or are held still after `to`',
      ),
  })
  .meta({ id: 'ExpectedRelease' });
export type ExpectedRelease = z.infer<typeof ExpectedRelease>;

/** Which estimates to judge. */
export const PredictionsQuery = z
  .object({
    from: Instant.optional().describe('Told at or after; 90 days ago unless given'),
    to: Instant.optional().describe('Told before'),
    audience: z
      .enum(['customs', 'outside'])
      .default('customs')
      .describe('What customs was told, who may know lanes, or traders and agencies'),
    groupBy: z.enum(['none', 'office', 'open']).default('none').describe('open: kinds of the holds that were open'),
  })
  .meta({ id: 'PredictionsQuery' });
export type PredictionsQuery = z.output<typeof PredictionsQuery>;

/** How good estimates were. */
export const Predictions = z
  .object({
    coverage: z.number().describe('What share of releases the intervals are meant to hold'),
    groups: z.array(
      z.object({
        key: z.string().nullable(),
        given: z.int().describe('Estimates told in the period'),
        pending: z.int().describe('Of these, goods still held'),
        overdue: z.int().describe('Of those pending, held still after `to`: for `covered` they are missed'),
        ended: z.int().describe('Of these, refused or cancelled: never to be released'),
        n: z.int().describe('Of these, released: widths, errors and losses are theirs'),
        covered: z
          .number()
          .nullable()
          .describe('Released within the interval, of all that were released or are overdue'),
        coveredFrom: z.number().nullable().describe('95 % interval of the share (Wilson)'),
        coveredTo: z.number().nullable(),
        medianWidth: z.number().nullable().describe('Seconds from `from` to `to`'),
        medianError: z.number().nullable().describe('Seconds between `at` and release'),
        pinball: z.number().nullable().describe('Mean pinball loss of the three quantiles, in seconds'),
      }),
    ),
  })
  .meta({ id: 'Predictions' });
export type Predictions = z.infer<typeof Predictions>;
