import { z } from 'zod';
import { TransportMode } from './declaration.js';
import { HoldKind, HoldOwner, LegalEffect } from './hold.js';
import { DeclarationId, HoldId, Mrn } from './ids.js';
import { Issue } from './issue.js';
import { Lane } from './lane.js';
import { Translations } from './risk-rule.js';
import { STATUSES } from './event.js';
import { OutageOfClockView } from './outage-views.js';
import { ExpectedRelease } from './prediction-views.js';
import { TaskState } from './task.js';

// What reading answers. Instants are ISO texts in UTC; what is absent is null; what is not the reader's to see is left out.
const At = z.iso.datetime().describe('Instant in UTC');
const Status = z.enum(STATUSES).meta({ id: 'Status' });

// Of a clock.
const outages = z.array(OutageOfClockView).describe('Outages for which its clock stood still, or stands; usually none');

/** Why the goods are held, for one reason: who must act, since when, until when, and what to do about it. */
export const HoldView = z
  .object({
    id: HoldId,
    kind: HoldKind,
    owner: HoldOwner,
    openedAt: At,
    closedAt: At.nullable(),
    dueAt: At.nullable(),
    legalEffect: LegalEffect.nullable(),
    suspendedAt: At.nullable().describe('Since when the clock stands still, while the trader is asked for information'),
    escalated: z.boolean().describe('The deadline passed and a supervisor was called'),
    outages,
    result: z.string().nullable(),
    question: z.object({ text: z.string(), documents: z.array(z.string()) }).nullable(),
    whatToDo: z.string(),
    taskId: HoldId,
  })
  .meta({ id: 'Hold' });
export type HoldView = z.infer<typeof HoldView>;

/** One reason of the last assessment, for customs only. */
export const ReasonView = z
  .object({
    rule: z.string(),
    purpose: z.string(),
    expectedFinding: z.string(),
    instruction: z.string(),
    translations: Translations.optional(),
    lane: Lane,
    weight: z.number(),
  })
  .meta({ id: 'Reason' });

const summary = {
  id: DeclarationId,
  mrn: Mrn,
  status: Status,
  localReference: z.string(),
  declarant: z.string(),
  representative: z.string().nullable(),
  kind: z.string(),
  type: z.string(),
  office: z.string(),
  mode: TransportMode,
  agencies: z.array(z.string()),
  advance: z.boolean(),
  lane: Lane.optional().describe('Left out for those who may not know it'),
  receivedAt: At,
  acceptedAt: At,
  releasedAt: At.nullable(),
  waitsFor: z
    .object({ owner: HoldOwner, kind: HoldKind, dueAt: At.nullable(), escalated: z.boolean() })
    .nullable()
    .optional()
    .describe(
      'In a list, where it is asked for (`with=waits-for`): who must act first, for what and by when; of several the party of the filter’s `waitsFor`, else the trader, then whoever is due first; null where nothing waits for anybody',
    ),
  expectedRelease: ExpectedRelease.optional().describe('Of held goods, where it is asked for: `with=expected-release`'),
};

/** A declaration in a list. */
export const DeclarationSummary = z.object(summary).meta({ id: 'DeclarationSummary' });
export type DeclarationSummary = z.infer<typeof DeclarationSummary>;

/** A declaration as it stands: its state, everything that holds it, and what happens next. */
export const DeclarationView = z
  .object({
    ...summary,
    version: z.int().describe('Version of the content: 1 as lodged, one more with each amendment'),
    firstLane: Lane.optional(),
    reasons: z
      .array(ReasonView)
      .optional()
      .describe('Reasons of the last assessment; left out for those who may not know them'),
    laneAt: At,
    clearedAt: At.nullable(),
    departedAt: At.nullable(),
    endedAt: At.nullable().describe('When it was refused or cancelled'),
    holds: z.array(HoldView).describe('Open holds'),
    nextStep: z.string().describe('What holds the goods, who must act, by when'),
    warnings: z
      .array(Issue)
      .describe(
        'Of the present version; `office-unknown`: there was no office of the declared code when it was sent, so the default office handles it',
      ),
  })
  .meta({ id: 'DeclarationView' });
export type DeclarationView = z.infer<typeof DeclarationView>;

/** One thing that happened to a declaration. */
export const TimelineEntry = z
  .object({
    seq: z.int().describe('Number of the event within the declaration; a reader who may not see all meets gaps'),
    at: At,
    type: z.string(),
    by: z
      .string()
      .optional()
      .describe('Who caused it. Outside customs only the party: customs, trader, carrier, agency:NAME, system'),
    title: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** One act in the full record: an event of the chain, or what somebody did with a task meanwhile. */
export const AuditEntry = z
  .object({
    source: z.enum(['event', 'task']),
    seq: z
      .int()
      .nullable()
      .describe('Number within the chain; null for the allocation of tasks, which is not part of it'),
    at: At,
    recordedAt: At,
    type: z.string(),
    by: z.string(),
    title: z.string(),
    taskId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).describe('The event as recorded, with the versions it was decided by'),
    hash: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Who did what, when, with which versions, and the chain that proves it. */
export const AuditTrail = z
  .object({
    declarationId: DeclarationId,
    entries: z.array(AuditEntry),
    chain: z.object({
      intact: z.boolean(),
      length: z.int(),
      head: z.string().describe('Hash of the last event; empty where there is none'),
      firstBroken: z
        .int()
        .nullable()
        .describe('Number of the first event that its hash does not fit, or that is missing'),
    }),
    anchoredBy: z
      .int()
      .nullable()
      .describe('Number of the last checkpoint that anchors it, of which there is a proof; null where none does yet'),
  })
  .meta({ id: 'AuditTrail' });
export type AuditTrail = z.infer<typeof AuditTrail>;

/** A task in the inbox: the handle a person has on a hold. */
export const TaskView = z
  .object({
    id: HoldId,
    declarationId: DeclarationId,
    mrn: Mrn,
    kind: HoldKind,
    group: z.string().describe('Candidate group: who may take it'),
    state: TaskState,
    attempt: z.int(),
    priority: z.int().min(0).max(100),
    dueAt: At.nullable(),
    openedAt: At,
    closedAt: At.nullable(),
    escalated: z.boolean(),
    outages,
    office: z.string(),
    lane: Lane.optional(),
    assignee: z.string().nullable(),
    claimedAt: At.nullable(),
    choice: z
      .string()
      .nullable()
      .describe(
        'Of a completed task the `outcome`, the `decision` or the `method` of its form; null of any other, where the form has none and, outside customs, while its file is in the archive',
      ),
  })
  .meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

/** What somebody wrote about a task. */
export const TaskComment = z
  .object({ id: z.string(), at: At, by: z.string(), byName: z.string(), text: z.string() })
  .meta({ id: 'TaskComment' });
export type TaskComment = z.infer<typeof TaskComment>;

/** A request for information made from a task, and its answer. */
export const InformationView = z
  .object({
    holdId: HoldId,
    askedAt: At,
    question: z.object({ text: z.string(), documents: z.array(z.string()) }),
    dueAt: At.nullable().describe('By when the trader is to answer; null once that is over'),
    closedAt: At.nullable(),
    result: z.string().nullable(),
    answer: z.string().nullable(),
    documents: z.array(z.object({ type: z.string(), name: z.string(), sha256: z.string() })),
  })
  .meta({ id: 'InformationRequest' });
export type InformationView = z.infer<typeof InformationView>;

/** What was answered by a control, an agency or a review of the declaration. */
export const TaskResult = z
  .object({
    taskId: HoldId,
    kind: HoldKind,
    at: At,
    by: z.string(),
    version: z.int().describe('Version of the content that it is about'),
    form: z.record(z.string(), z.unknown()).describe('The form as it was completed, of the task’s kind'),
  })
  .meta({ id: 'TaskResult' });
export type TaskResult = z.infer<typeof TaskResult>;

/** What follows at once from an answer to a task, before anybody acts again. */
export const TaskEffect = z
  .object({
    choice: z.string().describe('The `outcome` or the `decision` of the form'),
    releases: z.boolean().describe('The goods are released'),
    refuses: z.boolean().describe('Release is refused'),
    opens: z.array(HoldKind).describe('What has to be done next because of it'),
    heldBy: z.array(HoldKind).describe('What holds the goods then'),
  })
  .meta({ id: 'TaskEffect' });
export type TaskEffect = z.infer<typeof TaskEffect>;

/** A goods item that is an agency's to control, by the beginning of its commodity code. */
export const AgencyItem = z
  .object({ item: z.int(), commodityCode: z.string(), prefix: z.string() })
  .meta({ id: 'AgencyItem' });
export type AgencyItem = z.infer<typeof AgencyItem>;

/** A task with all that is needed to do it. */
export const TaskDetail = TaskView.extend({
  form: z.record(z.string(), z.unknown()).describe('JSON Schema of the form by which the task is completed'),
  draft: z.unknown().describe('The form as saved so far; null where nothing is saved'),
  draftBy: z.string().nullable(),
  draftAt: At.nullable(),
  comments: z.array(TaskComment),
  question: HoldView.shape.question.describe('What the trader is asked, for an information task'),
  reasonsToAnswer: z
    .array(ReasonView)
    .optional()
    .describe(
      'Reasons of the latest assessment that look for something, each of which the form answers by one of `reasonResults`; none where no result is required; left out for those who may not know them',
    ),
  extendedDueAt: At.nullable().describe(
    'When it would be due if its clock were extended now; null where it cannot be: no deadline, escalated, standing still, extended once already, or the office’s rules do not',
  ),
  answerDueAt: At.nullable().describe(
    'By when the trader would be to answer if information were asked from it now; null where none can be asked',
  ),
  information: z.array(InformationView).describe('What was asked of the trader from this task, oldest first'),
  results: z
    .array(TaskResult)
    .describe(
      'What controls, agencies and reviews answered about the declaration so far, oldest first. An agency is told its own; a trader none',
    ),
  effects: z
    .array(TaskEffect)
    .describe(
      'What follows at once from each outcome or decision, as the declaration stands; none of `raise`, of a task that is closed or waits, and of what the reader may not answer',
    ),
  agencyItems: z
    .array(AgencyItem)
    .optional()
    .describe('For an agency’s task, the goods items for which the agency is asked'),
  declaration: DeclarationView,
}).meta({ id: 'TaskDetail' });
export type TaskDetail = z.infer<typeof TaskDetail>;

/** A page of a list. `next` is opaque: it is sent back as `after`, with the same filter, for the page that follows. */
export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  next: string | null;
}

/** The schema of a page, named for what is in it. */
export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z
    .object({ items: z.array(item), next: z.string().nullable().describe('Send as `after` for the page that follows') })
    .meta({ id });

export const TaskPage = pageOf(TaskView, 'TaskPage');
export const DeclarationPage = pageOf(DeclarationSummary, 'DeclarationPage');

/** How many tasks a filter finds, all pages together. */
export const InboxCounts = z
  .object({
    total: z.int(),
    overdue: z.int(),
    byState: z.record(z.string(), z.int()),
    byKind: z.record(z.string(), z.int()),
    byGroup: z.record(z.string(), z.int()),
  })
  .meta({ id: 'InboxCounts' });
export type InboxCounts = z.infer<typeof InboxCounts>;

/** A lodgement that was rejected. */
export const RejectionView = z
  .object({
    id: z.string(),
    at: At,
    by: z.string(),
    declarant: z.string().nullable(),
    localReference: z.string().nullable(),
    fileName: z.string().nullable().describe('As its sender named it (`X-File-Name`)'),
    line: z.int().nullable().describe('Of the file, where it held several declarations'),
    receivedSha256: z.string(),
    contentType: z.string(),
    issues: z.array(Issue),
  })
  .meta({ id: 'Rejection' });
export type RejectionView = z.infer<typeof RejectionView>;

/** A lodgement that was rejected, with what of it could be read, to be corrected and lodged again. */
export const RejectionDetail = RejectionView.extend({
  readable: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('What could be read of it, in the product’s own form, right or wrong; null where that is nothing'),
}).meta({ id: 'RejectionDetail' });
export type RejectionDetail = z.infer<typeof RejectionDetail>;
export const RejectionPage = pageOf(RejectionView, 'RejectionPage');

/** A file that somebody uploaded. */
export const DocumentView = z
  .object({
    sha256: z.string(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    uploadedBy: z.string(),
    at: At,
  })
  .meta({ id: 'UploadedDocument' });
export type DocumentView = z.infer<typeof DocumentView>;
