import { z } from 'zod';
import { ActorId, Instant } from './ids.js';
import { LANES } from './lane.js';

const text = (max: number) => z.string().trim().min(1).max(max);
const MOST_OFFICES = 200;

/** What a rule or an entry of a watchlist is called, in assessments and in addresses. */
export const RuleId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be 2 to 63 lower-case letters, digits and hyphens, beginning with a letter')
  .meta({ id: 'RuleId' });

const sentences = {
  purpose: text(500).describe('Which risk, and why these goods'),
  expectedFinding: text(500).describe('What a control is expected to find'),
  instruction: text(1000).describe('What the officer is to do'),
};
const translation = z.strictObject(sentences).partial();

/** The sentences of a rule, or of a reason, once more in the languages of the pages; a sentence that is left out is told as it is. */
export const Translations = z.strictObject({ es: translation, en: translation }).partial().meta({ id: 'Translations' });
export type Translations = z.infer<typeof Translations>;

/** What an officer is told where a rule applies, and how much it counts. */
const told = {
  ...sentences,
  translations: Translations.optional().describe('The same sentences, for whoever reads in that language'),
  lane: z.enum(LANES).describe('At least this much control'),
  weight: z.int().min(-100).max(100).describe('What it adds to the score, which is kept between 0 and 100'),
  offices: z.array(text(17)).max(MOST_OFFICES).default([]).describe('Offices where it applies; none named: all'),
  validFrom: Instant,
  validTo: Instant.describe('From this moment on it no longer applies; no rule is for ever'),
};

const endsAfterItBegins = ({ validFrom, validTo }: { validFrom: Instant; validTo: Instant }): boolean =>
  validFrom < validTo;
const END = { path: ['validTo'], error: 'must be after validFrom' };

/** How many characters a condition may have. */
export const LONGEST_CONDITION = 4000;

const ruleContent = z.strictObject({
  id: RuleId,
  condition: z.string().min(1).max(LONGEST_CONDITION).describe('In Common Expression Language; see docs/risk-rules.md'),
  ...told,
  waivesDocuments: z.boolean().default(false).describe('Where it applies, routine control of documents is waived'),
});

/** What the author of a rule writes. */
export const RuleContent = ruleContent.refine(endsAfterItBegins, END).meta({ id: 'RuleContent' });
export type RuleContent = z.infer<typeof RuleContent>;

/** A rule that can be evaluated, whether or not it has been approved. Each change of a rule is a new version of it. */
export type VersionedRule = RuleContent & { version: number };

const FOUR_EYES = { path: ['approver'], error: 'must be another person than the author' };
const hasTwoPeople = ({ author, approver }: { author: string; approver: string }): boolean => author !== approver;

/** A rule that was approved: data, not code. */
export const RiskRule = ruleContent
  .extend({ version: z.int().min(1), author: ActorId, approver: ActorId })
  .refine(endsAfterItBegins, END)
  .refine(hasTwoPeople, FOUR_EYES)
  .meta({ id: 'RiskRule' });
export type RiskRule = z.infer<typeof RiskRule>;

const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

/** Whom, what or which way a watchlist names. */
export const WatchlistSubject = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('party'), id: text(35).optional(), name: text(256).optional() })
      .refine(({ id, name }) => id !== undefined || name !== undefined, { error: 'names an identification or a name' })
      .describe('A party in any role, by identification or by name (in full; case and spaces do not matter)'),
    z
      .strictObject({
        kind: z.literal('goods'),
        prefixes: z
          .array(z.string().regex(/^\d{2,14}$/, 'must be 2 to 14 digits'))
          .min(1)
          .max(500),
      })
      .describe('Goods by the beginning of their commodity code (Harmonized System)'),
    z
      .strictObject({ kind: z.literal('route'), origin: country.optional(), dispatch: country.optional() })
      .refine(({ origin, dispatch }) => origin !== undefined || dispatch !== undefined, {
        error: 'names an origin or a country of dispatch',
      })
      .describe('Goods of an origin, dispatched from a country; where one is left out, any'),
  ])
  .meta({ id: 'WatchlistSubject' });
export type WatchlistSubject = z.infer<typeof WatchlistSubject>;

const watchlistContent = z.strictObject({ id: RuleId, subject: WatchlistSubject, ...told });

/** What the author of an entry of a watchlist writes. */
export const WatchlistContent = watchlistContent.refine(endsAfterItBegins, END).meta({ id: 'WatchlistContent' });
export type WatchlistContent = z.infer<typeof WatchlistContent>;

/** An entry of a watchlist that was approved. */
export const WatchlistEntry = watchlistContent
  .extend({ author: ActorId, approver: ActorId })
  .refine(endsAfterItBegins, END)
  .refine(hasTwoPeople, FOUR_EYES)
  .meta({ id: 'WatchlistEntry' });
export type WatchlistEntry = z.infer<typeof WatchlistEntry>;

/** One thing that is wrong with a condition, and where: lines and columns from 1, length in characters. */
export const ConditionIssue = z
  .object({ code: z.string(), message: z.string(), line: z.int(), column: z.int(), length: z.int() })
  .meta({ id: 'ConditionIssue' });
export type ConditionIssue = z.infer<typeof ConditionIssue>;
