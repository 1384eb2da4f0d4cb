import { z } from 'zod';
import { HoldKind, HoldOwner } from './hold.js';
import { DeclarationId, HoldId, Mrn } from './ids.js';
import { OutageOfClockView } from './outage-views.js';
import { INTERVALS } from './study-intervals.js';

const At = z.iso.datetime();
const Seconds = z.number().nonnegative();

/** Who had to act: an owner of holds, or a terminal, which holds nothing but moves goods. */
export const TimesParty = z.union([HoldOwner, z.literal('terminal')]).meta({ id: 'TimesParty' });
export type TimesParty = z.infer<typeof TimesParty>;

/** Timestamps of the guide, in the order in which goods usually meet them. */
export const TIMESTAMP_CODES = [
  ...(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'] as const),
  ...(['T10', 'T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T17', 'T18'] as const),
] as const;
export type TimestampCode = (typeof TIMESTAMP_CODES)[number];

/** One timestamp of a declaration. */
export const TimestampView = z
  .object({
    code: z.enum(TIMESTAMP_CODES).describe('As in the study guide; see docs/study.md'),
    step: z.string().describe('What happened: lodged, accepted, claimed, paid, …'),
    at: At,
    by: z.string().describe('Who did or reported it; `system` where it followed by itself'),
    owner: TimesParty.describe('Who had to act until then'),
    holdId: HoldId.nullable(),
    kind: HoldKind.nullable(),
    lane: z.string().nullable().describe('Of lanes assigned'),
  })
  .meta({ id: 'Timestamp' });
export type TimestampView = z.infer<typeof TimestampView>;

/** A hold with the time that it took. */
export const HoldTimesView = z
  .object({
    id: HoldId,
    kind: HoldKind,
    owner: HoldOwner,
    onGoods: z.boolean().describe('False: it held the file only, as an audit does'),
    openedAt: At,
    claimedAt: At.nullable().describe('When whoever completed it took it'),
    closedAt: At.nullable(),
    result: z.string().nullable(),
    seconds: Seconds.describe(
      'With its owner: while a request for information made from it is open, that stands in for it. Up to `asOf` where open',
    ),
    waiting: Seconds.nullable().describe('Of these, until the claim that led to its completion; null where none is'),
    working: Seconds.nullable().describe('Of these, from that claim on'),
  })
  .meta({ id: 'HoldTimes' });
export type HoldTimesView = z.infer<typeof HoldTimesView>;

const intervals = z
  .record(z.enum(INTERVALS), Seconds.nullable())
  .describe('Seconds; null where an end is not on record or has not come yet');
const owners = z
  .array(z.object({ owner: HoldOwner, total: Seconds, exclusive: Seconds }))
  .describe('total: with any hold of this owner open; exclusive: with no hold of anybody else open');

/** All times of one declaration, from the record as of now. */
export const DeclarationTimes = z
  .object({
    declarationId: DeclarationId,
    mrn: Mrn,
    asOf: At,
    timestamps: z.array(TimestampView).describe('In the order of time'),
    intervals,
    holds: z.array(HoldTimesView),
    held: z
      .object({
        seconds: Seconds.describe('With any hold on the goods open'),
        owners,
        critical: z
          .object({ holdId: HoldId, kind: HoldKind, owner: HoldOwner, closedAt: At })
          .nullable()
          .describe('The hold that closed last before release; null while goods are held, and where nothing held them'),
      })
      .describe('Who held the goods'),
    outages: z
      .array(OutageOfClockView)
      .describe('Outages of its office and of the system while something of it was going on, as they are known now'),
    withoutOutages: z
      .object({
        intervals,
        holds: z.array(HoldTimesView.pick({ id: true, seconds: true, waiting: true, working: true })),
        held: z.object({ seconds: Seconds, owners }),
      })
      .describe('The same times less what of them lay in `outages`; what several outages share counts once'),
  })
  .meta({ id: 'DeclarationTimes' });
export type DeclarationTimes = z.infer<typeof DeclarationTimes>;
