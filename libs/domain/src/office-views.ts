import { z } from 'zod';
import { Instant } from './ids.js';
import { CLOCKS, ClockRule, Office } from './office.js';

// Strict throughout: what is misspelt would be left out without a word, and a clock run otherwise than was meant.

/** An office as an administrator configures it. */
export const OfficeContent = Office.extend({
  name: z.string().trim().min(1, 'say what the office is called').max(120),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as CO')
    .describe('Country whose public holidays it keeps'),
  closedDays: z.array(z.iso.date('must be a day, such as 2026-12-24')).max(3660).default([]),
  clocks: z
    .partialRecord(
      z.enum(CLOCKS),
      ClockRule.extend({ basis: z.string().trim().min(3, 'say by what rule the clock runs so').max(500) }).strict(),
    )
    .default({}),
})
  .strict()
  .meta({ id: 'OfficeContent' });
export type OfficeContent = z.output<typeof OfficeContent>;

/** A change of an office, whole; or another office. */
export const OfficeChange = z
  .strictObject({
    version: z.int().min(0).describe('The version that it was read at; 0 for an office that there is not yet'),
    office: OfficeContent,
    reason: z.string().trim().min(3, 'say why in at least three characters').max(2000),
  })
  .meta({ id: 'OfficeChange' });
export type OfficeChange = z.output<typeof OfficeChange>;

/** What a configuration would come to, without keeping it. */
export const OfficeCheck = z
  .strictObject({ office: OfficeContent, at: Instant.optional().describe('When holds are opened; now unless told') })
  .meta({ id: 'OfficeCheck' });
export type OfficeCheck = z.output<typeof OfficeCheck>;

/** How an office is configured, and since when. */
export const OfficeDetail = z
  .object({
    office: Office,
    version: z.int(),
    at: z.iso.datetime().nullable().describe('When it was changed to this; null where no change is on record'),
    by: z.string().nullable().describe('A person, or `system`'),
    defaultClocks: z.record(z.enum(CLOCKS), ClockRule).describe('Clocks where the office sets none of its own'),
  })
  .meta({ id: 'OfficeDetail' });
export type OfficeDetail = z.infer<typeof OfficeDetail>;

/** Who changed an office, when and why, and what it was from then on. */
export const OfficeVersion = z
  .object({ version: z.int(), at: z.iso.datetime(), by: z.string(), reason: z.string(), office: Office })
  .meta({ id: 'OfficeVersion' });
export type OfficeVersion = z.infer<typeof OfficeVersion>;

/** What a configuration comes to. */
export const CheckedOffice = z
  .object({
    at: z.iso.datetime().describe('When the holds are taken to be opened'),
    dueDates: z
      .record(
        z.enum(CLOCKS),
        z.object({
          dueAt: z.iso.datetime(),
          extendedDueAt: z.iso.datetime().nullable().describe('Once extended; null where the clock cannot be'),
        }),
      )
      .describe('When a hold of each kind would be due'),
    holidays: z
      .array(z.object({ date: z.iso.date(), name: z.string() }))
      .describe('Public holidays of its country within a year'),
  })
  .meta({ id: 'CheckedOffice' });
export type CheckedOffice = z.infer<typeof CheckedOffice>;
