import { ActorId, InboxCounts, InboxFilter, TaskPage } from '#libs/domain';
import { z } from 'zod';

const attempt = z.int32().min(1).describe('The attempt that was read: a task that was issued again since is another');
const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);

export const InboxQuery = InboxFilter.safeExtend({
  counts: z.stringbool().optional().describe('Count all that the filter finds, too'),
});
export type InboxQuery = z.output<typeof InboxQuery>;

export const InboxPage = TaskPage.extend({ counts: InboxCounts.optional() }).meta({ id: 'InboxPage' });

export const AssignRequest = z
  .strictObject({ to: ActorId.describe('Id of the person, as in `GET /people`') })
  .meta({ id: 'AssignRequest' });

export const CommentRequest = z
  .strictObject({ text: z.string().trim().min(1).max(4000) })
  .meta({ id: 'CommentRequest' });

export const DraftRequest = z
  .strictObject({ attempt, draft: z.record(z.string(), z.unknown()).describe('The form as far as it is filled in') })
  .meta({ id: 'DraftRequest' });

export const CompleteRequest = z
  .strictObject({
    attempt,
    response: z.record(z.string(), z.unknown()).describe('Fits the task’s `form`, its JSON Schema'),
  })
  .meta({ id: 'CompleteRequest' });

export const ExtendRequest = z.strictObject({ attempt, reason }).meta({ id: 'ExtendRequest' });

export const InformationRequestBody = z
  .strictObject({
    attempt,
    question: z.string().trim().min(3).max(4000),
    documents: z
      .array(z.string().trim().min(1).max(100))
      .max(50)
      .default([])
      .describe('Documents that are asked for, in words or by type code'),
  })
  .meta({ id: 'AskForInformation' });

export const DraftSaved = z.object({ draftAt: z.iso.datetime() }).meta({ id: 'DraftSaved' });
