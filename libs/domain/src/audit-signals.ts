import { z } from 'zod';
import { Instant } from './ids.js';
import { FoundShare } from './risk-views.js';

/** Over which time, and at which office, to look for signals. */
export const SignalsQuery = z
  .object({
    from: Instant.optional().describe('At or after; without it, 90 days before `to`'),
    to: Instant.optional().describe('Before; without it, now'),
    office: z.string().trim().min(1).max(128).optional(),
  })
  .meta({ id: 'SignalsQuery' });
export type SignalsQuery = z.output<typeof SignalsQuery>;

export const SIGNALS = [
  'reroutes',
  'lightening-reroutes',
  'releases-without-finding',
  'fast-completions',
  'self-selected-work',
] as const;

/** What one person did, beside what all others did. */
export const SignalOfPerson = z
  .object({
    by: z.string(),
    own: FoundShare.describe('How often, of how many chances'),
    peers: FoundShare.describe('The same of everybody else together'),
    standsOut: z.boolean().describe('Whether the stated rule holds'),
    detail: z
      .array(z.object({ name: z.string(), number: z.number() }))
      .describe('By reason, or by kind of task: how many'),
  })
  .meta({ id: 'SignalOfPerson' });
export type SignalOfPerson = z.infer<typeof SignalOfPerson>;

/** One signal: a number to be looked into, and no finding against anybody. */
export const Signal = z
  .object({
    signal: z.enum(SIGNALS),
    what: z.string().describe('What is counted, of what'),
    rule: z.string().describe('When somebody stands out'),
    caveat: z.string().describe('What else may explain it'),
    notTold: z.int().describe('Cases that could not be counted, since the record does not tell what is asked'),
    people: z.array(SignalOfPerson).describe('Whoever stands out first, then the highest share'),
  })
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof Signal>;

export const IntegritySignals = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    office: z.string().nullable(),
    signals: z.array(Signal),
  })
  .meta({ id: 'IntegritySignals' });
export type IntegritySignals = z.infer<typeof IntegritySignals>;
