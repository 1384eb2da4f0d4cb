import { z } from 'zod';
import { Finding } from './finding.js';
import { PastInstant, Sha256 } from './ids.js';
import { Decimal, Money } from './money.js';
import type { HoldKind } from './hold.js';

const note = z.string().trim().max(4000).optional();
const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);

/** A coded answer to one reason of the selection: what was looked for was found, was not, or could not be checked. */
export const ReasonResult = z
  .object({ rule: z.string().max(160), result: z.enum(['found', 'not-found', 'not-checked']), note })
  .meta({ id: 'ReasonResult' });
export type ReasonResult = z.infer<typeof ReasonResult>;

const findings = z.array(Finding).max(200).default([]);
const reasonResults = z
  .array(ReasonResult)
  .max(200)
  .default([])
  .describe('One for each reason of the latest assessment that the task asks about');

/** Nonconforming without a finding says nothing: the finding is the label and the evidence. */
function adverseNeedsFinding(form: { outcome: string; findings: Finding[] }): boolean {
  return form.outcome !== 'nonconforming' || form.findings.length > 0;
}
const ADVERSE_NEEDS_FINDING = { path: ['findings'], error: 'a nonconforming outcome names at least one finding' };

/** Whoever found what was looked for says what it is, or does not let the goods go. */
function foundNeedsFinding({ outcome, findings, reasonResults }: Controlled): boolean {
  const isFavourable = outcome === 'conforming' || outcome === 'clear';
  return !isFavourable || findings.length > 0 || reasonResults.every(({ result }) => result !== 'found');
}
const FOUND_NEEDS_FINDING = {
  path: ['findings'],
  error: 'where a reason is found, name the finding, or choose an outcome that does not let the goods go',
};
interface Controlled {
  outcome: string;
  findings: Finding[];
  reasonResults: ReasonResult[];
}

export const DocumentsForm = z
  .strictObject({
    outcome: z
      .enum(['conforming', 'nonconforming', 'raise'])
      .describe('raise: the documents give reason for a scan or an inspection'),
    raiseTo: z.enum(['orange', 'red']).optional(),
    findings,
    reasonResults,
    note,
  })
  .refine(adverseNeedsFinding, ADVERSE_NEEDS_FINDING)
  .refine(foundNeedsFinding, FOUND_NEEDS_FINDING)
  .refine((form) => (form.outcome === 'raise') === (form.raiseTo !== undefined), {
    path: ['raiseTo'],
    error: 'raiseTo goes with outcome raise, and only with it',
  })
  .refine((form) => form.outcome !== 'raise' || (form.note ?? '') !== '', {
    path: ['note'],
    error: 'raising to another control says why: whoever does it reads this',
  })
  .meta({ id: 'DocumentsForm', title: 'Documentary check' });

export const ScanForm = z
  .strictObject({
    outcome: z.enum(['clear', 'suspicious']).describe('suspicious: physical inspection follows'),
    image: Sha256.optional(),
    findings,
    reasonResults,
    note,
  })
  .refine(
    ({ outcome, reasonResults }) => outcome === 'suspicious' || reasonResults.every(({ result }) => result !== 'found'),
    {
      path: ['outcome'],
      error: 'where a reason is found, the outcome is suspicious: an inspection follows',
    },
  )
  .meta({ id: 'ScanForm', title: 'Non-intrusive scan' });

/** A photograph of an inspection: the file by its hash, when it was taken and, if the device told it, where. */
export const Photograph = z
  .strictObject({
    image: Sha256,
    takenAt: PastInstant,
    position: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        accuracyM: z.number().min(0).max(1_000_000).optional(),
      })
      .optional()
      .describe('Degrees (WGS 84), and metres within which it is right'),
  })
  .meta({ id: 'Photograph' });
export type Photograph = z.infer<typeof Photograph>;

/** Somebody who was present signs what was done: the drawn signature as an image by its hash. */
export const Signature = z
  .strictObject({
    image: Sha256,
    name: z.string().trim().min(1).max(120),
    capacity: z.enum(['inspector', 'trader', 'carrier', 'witness']),
    signedAt: PastInstant,
  })
  .meta({ id: 'Signature' });
export type Signature = z.infer<typeof Signature>;

/** What was counted and weighed of one goods item. */
export const CountedItem = z
  .strictObject({
    item: z.int().min(1).max(9999).describe('Goods item number'),
    packages: z.int().min(0).max(99_999_999).optional(),
    grossMassKg: Decimal.optional(),
    quantity: Decimal.optional().describe('In the unit of the declared supplementary quantity'),
  })
  .meta({ id: 'CountedItem' });
export type CountedItem = z.infer<typeof CountedItem>;

// What is optional without a default was added later: an answer without it is kept as it always was.
export const InspectionForm = z
  .strictObject({
    outcome: z.enum(['conforming', 'nonconforming']),
    extent: z.enum(['full', 'partial']).default('partial'),
    packagesOpened: z.int().min(0).max(999_999).optional(),
    counted: z.array(CountedItem).max(999).optional(),
    containers: z
      .array(z.string().trim().min(1).max(17))
      .max(100)
      .optional()
      .describe('Container numbers as they stand on the containers, whether their check digit is right or not'),
    seals: z.array(z.string().trim().min(1).max(40)).max(100).default([]),
    photographs: z.array(Photograph).max(100).optional(),
    signatures: z.array(Signature).max(20).optional(),
    findings,
    reasonResults,
    note,
  })
  .refine(adverseNeedsFinding, ADVERSE_NEEDS_FINDING)
  .refine(foundNeedsFinding, FOUND_NEEDS_FINDING)
  .meta({ id: 'InspectionForm', title: 'Physical inspection' });

export const ReviewForm = z
  .strictObject({
    decision: z
      .enum(['continue', 'inspect', 'refuse'])
      .describe('continue: the finding does not hold the goods; inspect: (again) physically; refuse: no release'),
    reason,
  })
  .meta({ id: 'ReviewForm', title: 'Review of an adverse finding' });

export const AgencyForm = z
  .strictObject({
    decision: z.enum(['permit', 'refuse']),
    permit: z.string().trim().min(1).max(70).optional(),
    reason: reason.optional(),
    findings,
  })
  .refine((form) => form.decision !== 'refuse' || form.reason !== undefined, {
    path: ['reason'],
    error: 'a refusal says why',
  })
  .meta({ id: 'AgencyForm', title: "Agency's control" });

export const PaymentForm = z
  .strictObject({
    method: z.enum(['payment', 'guarantee']),
    reference: z.string().trim().min(1).max(70),
    amount: Money.optional(),
  })
  .meta({ id: 'PaymentForm', title: 'Payment or guarantee' });

export const InformationForm = z
  .strictObject({
    answer: z.string().trim().min(1).max(8000),
    documents: z
      .array(
        z.strictObject({
          type: z.string().trim().min(1).max(10),
          name: z.string().trim().min(1).max(200),
          sha256: Sha256,
        }),
      )
      .max(50)
      .default([])
      .describe('Files uploaded before, by the SHA-256 that the upload returned'),
  })
  .meta({ id: 'InformationForm', title: 'Answer to a request for information' });

export const ArrivalForm = z
  .strictObject({ arrivedAt: PastInstant, place: z.string().trim().max(60).optional(), note })
  .meta({ id: 'ArrivalForm', title: 'Arrival of the goods' });

export const AuditForm = z
  .strictObject({ outcome: z.enum(['conforming', 'nonconforming']), findings, reasonResults, note })
  .refine(adverseNeedsFinding, ADVERSE_NEEDS_FINDING)
  .refine(foundNeedsFinding, FOUND_NEEDS_FINDING)
  .meta({ id: 'AuditForm', title: 'Post-clearance audit' });

export type DocumentsForm = z.infer<typeof DocumentsForm>;
export type ScanForm = z.infer<typeof ScanForm>;
export type InspectionForm = z.infer<typeof InspectionForm>;
export type ReviewForm = z.infer<typeof ReviewForm>;
export type AgencyForm = z.infer<typeof AgencyForm>;
export type PaymentForm = z.infer<typeof PaymentForm>;
export type InformationForm = z.infer<typeof InformationForm>;
export type ArrivalForm = z.infer<typeof ArrivalForm>;
export type AuditForm = z.infer<typeof AuditForm>;

/** The form by which a task of this kind is completed. */
export function formOf(kind: HoldKind) {
  switch (kind) {
    case 'documents':
      return DocumentsForm;
    case 'scan':
      return ScanForm;
    case 'inspection':
      return InspectionForm;
    case 'review':
      return ReviewForm;
    case 'payment':
      return PaymentForm;
    case 'information':
      return InformationForm;
    case 'arrival':
      return ArrivalForm;
    case 'audit':
      return AuditForm;
    default:
      return AgencyForm;
  }
}

/** What is wrong where a form names an item that was not declared. */
export const ITEM_NOT_DECLARED = 'the declaration has no such item: name one that it has, or none';

/** Where a form names goods items other than those declared: the place of each number, as `['findings', 0, 'item']`. */
export function itemsNotDeclared(form: object, declared: readonly number[]): (string | number)[][] {
  const { findings = [], counted = [] } = form as { findings?: { item?: number }[]; counted?: { item?: number }[] };
  const among = (name: string, all: { item?: number }[]) =>
    all.flatMap(({ item }, index) => (item === undefined || declared.includes(item) ? [] : [[name, index, 'item']]));
  return [...among('findings', findings), ...among('counted', counted)];
}

/** A parsed answer to a task, told apart by the kind of its hold. */
export type TaskResponse =
  | { kind: 'documents'; form: DocumentsForm }
  | { kind: 'scan'; form: ScanForm }
  | { kind: 'inspection'; form: InspectionForm }
  | { kind: 'review'; form: ReviewForm }
  | { kind: 'payment'; form: PaymentForm }
  | { kind: 'information'; form: InformationForm }
  | { kind: 'arrival'; form: ArrivalForm }
  | { kind: 'audit'; form: AuditForm }
  | { kind: `agency:${string}`; form: AgencyForm };

/** Open to take; held by somebody; waiting for the trader; done; called off. */
export const TASK_STATES = ['open', 'claimed', 'waiting', 'completed', 'cancelled'] as const;
export const TaskState = z.enum(TASK_STATES).meta({ id: 'TaskState' });
export type TaskState = z.infer<typeof TaskState>;
