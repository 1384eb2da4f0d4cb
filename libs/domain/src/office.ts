import { z } from 'zod';
import { AgencyName, LegalEffect } from './hold.js';
import { INTERVALS } from './study-intervals.js';

const between = (most: number) => {
  const message = `must be a whole number from 1 to ${most}`;
  return z.int(message).min(1, message).max(most, message);
};

/** How long a clock runs and what its end does. Values are an office's configuration; the basis says where they come from. */
export const ClockRule = z.object({
  unit: z.enum(['working-hours', 'business-days', 'calendar-days']),
  length: between(366),
  start: z.enum(['at-once', 'next-day']).describe('next-day: counting begins on the day after notification'),
  effect: LegalEffect,
  extension: z
    .object({ unit: z.enum(['business-days', 'calendar-days']), length: between(60) })
    .nullable()
    .default(null)
    .describe('How far the clock may be extended, once, with a reason'),
  basis: z.string(),
});
export type ClockRule = z.infer<typeof ClockRule>;

/** Kinds of hold that have a clock rule of their own; every agency shares `agency`. */
export const CLOCKS = [
  'arrival',
  'payment',
  'documents',
  'information',
  'scan',
  'inspection',
  'review',
  'audit',
  'agency',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** Ten years, in seconds. */
const LONGEST_LEVEL = 10 * 366 * 86_400;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM');

const otherName = z.string().trim().min(1).max(120).optional();

/** A customs office: where, when it works, and its clocks where they differ from the defaults. */
export const Office = z
  .object({
    code: z.string().min(1).max(17),
    name: z.string(),
    names: z
      .strictObject({ es: otherName, en: otherName })
      .optional()
      .describe('What it is called in a language, where that is not `name`'),
    timeZone: z.string().describe('IANA time zone'),
    country: z.string().length(2).describe('Country whose public holidays it keeps'),
    openingHours: z
      .partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.tuple([time, time]))
      .describe('By ISO weekday (1 Monday); a weekday without hours is closed'),
    closedDays: z.array(z.iso.date()).default([]).describe('Days closed beyond public holidays'),
    clocks: z.partialRecord(z.enum(CLOCKS), ClockRule).default({}),
    serviceLevels: z
      .partialRecord(z.enum(INTERVALS), z.number().positive().max(LONGEST_LEVEL))
      .optional()
      .describe('Seconds within which an interval of the study should end'),
  })
  .meta({ id: 'Office' });
export type Office = z.infer<typeof Office>;

/** An agency that controls certain goods, told by Harmonized System prefixes (two to six digits). */
export const Agency = z.object({
  name: AgencyName,
  title: z.string(),
  prefixes: z.array(z.string().regex(/^\d{2,6}$/)).min(1),
});
export type Agency = z.infer<typeof Agency>;
