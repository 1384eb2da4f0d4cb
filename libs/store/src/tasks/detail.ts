import {
  formOf,
  type AgencyItem,
  type Assessment,
  type DeclarationView,
  type DomainEvent,
  type Reason,
  type HoldId,
  type HoldKind,
  type InformationForm,
  type InformationView,
  type TaskDetail,
} from '#libs/domain';
import { effectsOf, effectsOfAgency, fold, isControl, isEasing } from '#libs/clearance';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { declarationView } from '../record/declarations.js';
import { eventFromRow } from '../record/events.js';
import type { Sees } from '../person.js';
import type { DeclarationRead } from '../audit/read-log.js';
import type { Tables } from '../tables.js';
import { dueIf } from './due-if.js';
import { resultsIn } from './results.js';
import { choiceIn, isoOrNull, mayKnowWho, taskView } from './view.js';

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
  const task = await tx
    .selectFrom('tasks')
    .selectAll()
    .select(choiceIn('events_with_archived'))
    .where('id', '=', taskId)
    .executeTakeFirst();
  const declaration = task && (await declarationView(tx, task.declaration_id, see, read));
  if (!declaration) return undefined;
  const seesDraft = mayKnowWho(task, see) || task.draft_by === see.self;
  const reasons = see.lane && isControl(task.kind) ? await reasonsToAnswer(tx, task.declaration_id) : [];
  // A trader is told no results, and nothing of what customs may decide.
  const events = see.lane || task.kind.startsWith('agency:') ? await eventsSeen(tx, task.declaration_id) : [];
  const isOfAgency = task.kind.startsWith('agency:');
  const isOpen = task.state === 'open' || task.state === 'claimed';
  return {
    ...taskView(task, see),
    form: withReasons(formSchema(task.kind), reasons),
    ...(see.lane ? { reasonsToAnswer: reasons } : {}),
    draft: seesDraft ? task.draft : null,
    draftBy: seesDraft ? task.draft_by : null,
    draftAt: seesDraft ? isoOrNull(task.draft_at) : null,
    ...(await dueIf(tx, taskId)),
    comments: await commentsOn(tx, taskId),
    ...(await questions(tx, taskId)),
    results: resultsIn(events, see.lane ? undefined : task.kind),
    effects: !isOpen
      ? []
      : see.lane
        ? effectsOf(fold(declaration.id, events), task.id as HoldId, see.self)
        : isOfAgency
          ? effectsOfAgency(
              task.kind,
              declaration.holds.map(({ kind }) => kind),
            )
          : [],
    ...(isOfAgency ? { agencyItems: await itemsOf(tx, task.kind, declaration) } : {}),
    declaration,
  };
}

/** The declaration's events as far as the reader's scope goes, in order. */
async function eventsSeen(tx: Transaction<Tables>, declarationId: string): Promise<DomainEvent[]> {
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'type', 'at', 'by', 'body', 'hash'])
    .where('declaration_id', '=', declarationId)
    .orderBy('seq')
    .execute();
  return rows.map(eventFromRow);
}

/** Goods items whose commodity code is one of an agency's, by its configuration. */
async function itemsOf(
  tx: Transaction<Tables>,
  kind: HoldKind,
  { id, version }: Pick<DeclarationView, 'id' | 'version'>,
): Promise<AgencyItem[]> {
  const { rows } = await sql<AgencyItem>`
    select (i.item->>'number')::int as item, i.item->>'commodityCode' as "commodityCode", p.prefix
    from agencies a, declaration_versions v, jsonb_array_elements(v.content->'items') with ordinality i(item, place),
      lateral (select prefix from jsonb_array_elements_text(a.config->'prefixes') prefix
        where starts_with(i.item->>'commodityCode', prefix) order by length(prefix) desc limit 1) p
    where a.name = ${kind.slice('agency:'.length)} and v.declaration_id = ${id} and v.version = ${version}
    order by i.place`.execute(tx);
  return rows;
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
    .select(['id', 'opened_at', 'due_at', 'closed_at', 'result', 'question'])
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
            dueAt: row.closed_at === null ? isoOrNull(row.due_at) : null,
            closedAt: isoOrNull(row.closed_at),
            result: row.result,
            answer: row.answer?.answer ?? null,
            documents: row.answer?.documents ?? [],
          },
        ],
  );
  return { question: rows.find(({ id }) => id === taskId)?.question ?? null, information };
}
