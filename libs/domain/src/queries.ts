import { z } from 'zod';
import { HoldKind, HoldOwner } from './hold.js';
import { Instant } from './ids.js';
import { STATUSES } from './event.js';
import { TaskState } from './task.js';

// What may be asked of lists, as query strings give it: texts, and a parameter given more than once for several values.
const text = z.string().trim().min(1).max(128);
const several = <T extends z.ZodType>(each: T) =>
  z.union([each.transform((one) => [one]), z.array(each).min(1).max(50)]).describe('May be given more than once');
const paging = {
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
  after: z.string().max(1000).optional().describe('`next` of the page before'),
};

/** States of tasks that somebody still has to do something about. */
export const OPEN_STATES = ['open', 'claimed', 'waiting'] as const satisfies TaskState[];

/** Which tasks to list. Without `state`, those to be done. */
export const InboxFilter = z
  .object({
    office: several(text).optional(),
    group: several(text).optional(),
    kind: several(HoldKind).optional(),
    state: several(TaskState).default([...OPEN_STATES]),
    assignee: text.optional().describe('`me`, `none`, or somebody’s id'),
    priorityMin: z.coerce.number().pipe(z.int().min(0).max(100)).optional(),
    dueBefore: Instant.optional(),
    mrn: text.optional(),
    find: text
      .pipe(z.string().min(3))
      .optional()
      .describe('Part of the MRN, or of the reference that the trader gave the declaration'),
    id: several(text).optional().describe('Only these tasks'),
    overdue: z.stringbool().optional(),
    mine: z.literal('may-take').optional().describe('Only tasks that the caller may claim now'),
    sort: z
      .enum(['urgency', 'due', 'newest', 'closed'])
      .optional()
      .describe(
        'urgency: highest priority, then first due; due: first due; newest: last opened; closed: last closed. Without it urgency of tasks to be done, closed of closed ones, and newest of both together, which have no other order',
      ),
    ...paging,
  })
  .refine(({ sort, state }) => sort !== 'closed' || isOver(state), {
    path: ['sort'],
    error: 'only completed and cancelled tasks are listed by when they were closed',
  })
  .refine(({ sort, state }) => (sort !== 'urgency' && sort !== 'due') || isOpenWork(state), {
    path: ['sort'],
    error: 'completed and cancelled tasks are listed by when they were closed, or newest first',
  })
  .meta({ id: 'InboxFilter' });
export type InboxFilter = z.output<typeof InboxFilter>;

/** Whether all these states are of tasks still to be done. */
export const isOpenWork = (states: readonly TaskState[]): boolean =>
  states.every((state) => OPEN_STATES.some((open) => open === state));

/** Whether all these states are of tasks that are over. */
export const isOver = (states: readonly TaskState[]): boolean =>
  states.every((state) => !OPEN_STATES.some((open) => open === state));

/** Which of the tasks that the caller may take comes into question as the next. */
export const NextFilter = z
  .object({ office: several(text).optional(), kind: several(HoldKind).optional() })
  .meta({ id: 'NextFilter' });
export type NextFilter = z.output<typeof NextFilter>;

// What costs a reader something is told only to who asks for it.

/** What to tell of a declaration besides how it stands. */
export const DeclarationQuery = z
  .object({
    with: z.literal('expected-release').optional().describe('Also when release of held goods is to be expected'),
  })
  .meta({ id: 'DeclarationQuery' });
export type DeclarationQuery = z.output<typeof DeclarationQuery>;

/** Which declarations to list. */
export const DeclarationFilter = z
  .object({
    status: several(z.enum(STATUSES)).optional(),
    office: several(text).optional(),
    declarant: text.optional(),
    mrn: text.optional(),
    localReference: text.optional(),
    from: Instant.optional().describe('Accepted at or after'),
    to: Instant.optional().describe('Accepted before'),
    waitsFor: HoldOwner.optional().describe('Only those that are held and where this party must act now'),
    sort: z
      .enum(['newest', 'due'])
      .default('newest')
      .describe(
        'newest: last accepted first; due: by when the party of `waitsFor` must act, what has no deadline last',
      ),
    with: several(z.enum(['expected-release', 'waits-for']))
      .optional()
      .describe(
        'expected-release: also when release of held goods is to be expected; waits-for: also who must act first',
      ),
    ...paging,
  })
  .refine(({ sort, waitsFor }) => sort !== 'due' || waitsFor !== undefined, {
    path: ['sort'],
    error: 'is by when somebody must act: say in `waitsFor` who',
  })
  .meta({ id: 'DeclarationFilter' });
export type DeclarationFilter = z.output<typeof DeclarationFilter>;

/** Which rejected lodgements to list, newest first. */
export const RejectionFilter = z
  .object({ declarant: text.optional(), localReference: text.optional(), ...paging })
  .meta({ id: 'RejectionFilter' });
export type RejectionFilter = z.output<typeof RejectionFilter>;
