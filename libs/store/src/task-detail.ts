import {
  formOf,
  type HoldId,
  type HoldKind,
  type InformationForm,
  type InformationView,
  type TaskDetail,
} from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { declarationView } from './declarations.js';
import type { Sees } from './person.js';
import type { Tables } from './tables.js';
import { isoOrNull, mayKnowWho, taskView } from './task-view.js';

/** A task with all that is needed to do it; undefined where there is none that the reader may see. */
export async function taskDetail(tx: Transaction<Tables>, taskId: string, see: Sees): Promise<TaskDetail | undefined> {
  const task = await tx.selectFrom('tasks').selectAll().where('id', '=', taskId).executeTakeFirst();
  const declaration = task && (await declarationView(tx, task.declaration_id, see));
  if (!declaration) return undefined;
  const seesDraft = mayKnowWho(task, see) || task.draft_by === see.self;
  return {
    ...taskView(task, see),
    form: formSchema(task.kind),
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
