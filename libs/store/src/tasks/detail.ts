import {
  formOf,
  type Assessment,
  type Reason,
  type HoldId,
  type HoldKind,
  type InformationForm,
  type InformationView,
  type TaskDetail,
} from '#libs/domain';
import { isControl, isEasing } from '#libs/clearance';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { declarationView } from '../record/declarations.js';
import type { Sees } from '../person.js';
import type { DeclarationRead } from '../audit/read-log.js';
import type { Tables } from '../tables.js';
import { isoOrNull, mayKnowWho, taskView } from './view.js';

/**
 * A task with all that is needed to do it; undefined where there is none that the reader may see.
 *
 * @param read logs that its declaration is read
 */
export async function taskDetail(
  tx: Transaction<Tables>,
  taskId: string,
  see: Sees,
  read?: DeclarationRead,
): Promise<TaskDetail | undefined> {
  const task = await tx.selectFrom('tasks').selectAll().where('id', '=', taskId).executeTakeFirst();
  const declaration = task && (await declarationView(tx, task.declaration_id, see, read));
  if (!declaration) return undefined;
  const seesDraft = mayKnowWho(task, see) || task.draft_by === see.self;
  const reasons = see.lane && isControl(task.kind) ? await reasonsToAnswer(tx, task.declaration_id) : [];
  return {
    ...taskView(task, see),
    form: withReasons(formSchema(task.kind), reasons),
    ...(see.lane ? { reasonsToAnswer: reasons } : {}),
    draft: seesDraft ? task.draft : null,
    draftBy: seesDraft ? task.draft_by : null,
    draftAt: seesDraft ? isoOrNull(task.draft_at) : null,
    comments: await commentsOn(tx, taskId),
    ...(await questions(tx, taskId)),
    declaration,
  };
}

const schemas = new Map<HoldKind, Record<string, unknown>>();

/** JSON Schema of the form by which a task of this kind is completed, made from the schema that validates it. */
export function formSchema(kind: HoldKind): Record<string, unknown> {
  const known = schemas.get(kind);
  if (known) return known;
  const { $defs = {}, $ref, ...rest } = z.toJSONSchema(formOf(kind), { io: 'input' });
  // A named schema is told as a reference to itself; whoever draws the form wants it where the reference stands.
  const name = $ref?.replace('#/$defs/', '');
  const { [name ?? '']: form, ...others } = $defs;
  const schema = { ...rest, ...form, ...(Object.keys(others).length > 0 ? { $defs: others } : {}) };
  schemas.set(kind, schema);
  return schema;
}

/** Reasons of the latest assessment, where it asks for a coded answer to each that looks for something. */
async function reasonsToAnswer(tx: Transaction<Tables>, declarationId: string): Promise<Reason[]> {
  const assessment = await tx
    .selectFrom('events')
    .select(sql<Assessment>`body->'assessment'`.as('said'))
    .where('declaration_id', '=', declarationId)
    .where('type', '=', 'LaneAssigned')
    .where(sql<boolean>`jsonb_typeof(body->'assessment') = 'object'`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return assessment?.said.basis === undefined ? [] : assessment.said.reasons.filter((reason) => !isEasing(reason));
}

/** The form, saying that it takes one result for each of these reasons. */
function withReasons(form: Record<string, unknown>, reasons: Reason[]): Record<string, unknown> {
  if (reasons.length === 0) return form;
  const rules = reasons.map(({ rule }) => rule);
  const { reasonResults, ...others } = form['properties'] as Record<string, object>;
  const one = { properties: { rule: { enum: rules } } };
  const required = (form['required'] ?? []) as string[];
  return {
    ...form,
    properties: {
      ...others,
      reasonResults: {
        ...reasonResults,
        default: undefined,
        minItems: rules.length,
        maxItems: rules.length,
        allOf: [{ items: one }],
      },
    },
    required: [...required, 'reasonResults'],
  };
}

async function commentsOn(tx: Transaction<Tables>, taskId: string): Promise<TaskDetail['comments']> {
  const rows = await tx
    .selectFrom('task_comments')
    .select(['id', 'at', 'by', 'by_name', 'text'])
    .where('task_id', '=', taskId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by: row.by,
    byName: row.by_name,
    text: row.text,
  }));
}

/** What is asked by this task, and what was asked of the trader from it, with the answers. */
async function questions(
  tx: Transaction<Tables>,
  taskId: string,
): Promise<Pick<TaskDetail, 'question' | 'information'>> {
  const rows = await tx
    .selectFrom('holds')
    .select(['id', 'opened_at', 'closed_at', 'result', 'question'])
    .select(
      sql<InformationForm | null>`(select body->'response'->'form' from events
        where declaration_id = holds.declaration_id and type = 'TaskCompleted' and body->>'holdId' = holds.id)`.as(
        'answer',
      ),
    )
    .where((eb) => eb.or([eb('id', '=', taskId), eb('parent', '=', taskId)]))
    .where('declaration_id', '=', taskId.split('.')[0] ?? '')
    .where('question', 'is not', null)
    .orderBy('number')
    .execute();
  const information = rows.flatMap(({ question, ...row }): InformationView[] =>
    question === null || row.id === taskId
      ? []
      : [
          {
            holdId: row.id as HoldId,
            askedAt: row.opened_at.toISOString(),
            question,
            closedAt: isoOrNull(row.closed_at),
            result: row.result,
            answer: row.answer?.answer ?? null,
            documents: row.answer?.documents ?? [],
          },
        ],
  );
  return { question: rows.find(({ id }) => id === taskId)?.question ?? null, information };
}
