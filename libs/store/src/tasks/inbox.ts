import {
  isOpenWork,
  isOver,
  type InboxCounts,
  type InboxFilter,
  type Page,
  type TaskState,
  type TaskView,
} from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { cursorOf, cursorValues } from '../cursor.js';
import type { Person } from '../person.js';
import { oneOf, tasksWithinScope } from '../scope.js';
import type { Tables } from '../tables.js';
import { choiceIn, TASK_COLUMNS, taskView } from './view.js';

/** A page of the tasks that a filter finds among those the person may see. */
export async function inbox(tx: Transaction<Tables>, filter: InboxFilter, person: Person): Promise<Page<TaskView>> {
  const order = ORDERS[filter.sort ?? usual(filter.state)];
  const rows = await tx
    .selectFrom('tasks')
    .select(TASK_COLUMNS)
    .$if(filter.state.includes('completed'), (query) => query.select(choiceIn('events_with_archived')))
    .where(all(conditions(filter, person)))
    .$if(filter.after !== undefined, (query) => query.where(order.follows(filter.after ?? '')))
    .orderBy(order.by)
    .limit(filter.limit + 1)
    .execute();
  const items = rows.slice(0, filter.limit).map((row) => taskView(row, person.see));
  const last = items.at(-1);
  return { items, next: last && rows.length > filter.limit ? order.mark(last) : null };
}

/** The tasks of some declarations that the person may see, whatever their state. */
export async function tasksOf(
  tx: Transaction<Tables>,
  declarationIds: readonly string[],
  person: Person,
): Promise<TaskView[]> {
  const rows = await tx
    .selectFrom('tasks')
    .select([...TASK_COLUMNS, choiceIn('events')])
    .where(sql<boolean>`declaration_id = any(${[...declarationIds]}::text[]) and ${tasksWithinScope(person.actor)}`)
    .orderBy('id')
    .execute();
  return rows.map((row) => taskView(row, person.see));
}

/**
 * How many tasks the same filter finds: all together, and by state, kind and group. They are counted once, by all three together, and
 * the few sums made here: to have PostgreSQL count each row in four ways takes twice as long.
 */
export async function inboxCounts(tx: Transaction<Tables>, filter: InboxFilter, person: Person): Promise<InboxCounts> {
  const rows = await tx
    .selectFrom('tasks')
    .select(['state', 'kind', 'candidate_group'])
    .select([
      sql<number>`count(*)::int`.as('n'),
      sql<number>`(count(*) filter (where phase in ('open', 'waiting') and due_at < now()))::int`.as('overdue'),
    ])
    .where(all(conditions(filter, person)))
    .groupBy(['state', 'kind', 'candidate_group'])
    .execute();
  const by = (column: 'state' | 'kind' | 'candidate_group'): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const row of rows) sums[row[column]] = (sums[row[column]] ?? 0) + row.n;
    return sums;
  };
  const sum = (column: 'n' | 'overdue'): number => rows.reduce((total, row) => total + row[column], 0);
  return {
    total: sum('n'),
    overdue: sum('overdue'),
    byState: by('state'),
    byKind: by('kind'),
    byGroup: by('candidate_group'),
  };
}

const usual = (states: TaskState[]): keyof typeof ORDERS =>
  isOpenWork(states) ? 'urgency' : isOver(states) ? 'closed' : 'newest';

const all = (conditions: RawBuilder<boolean>[]): RawBuilder<boolean> => sql`${sql.join(conditions, sql` and `)}`;

/** What a filter asks of a task, each part a condition that an index or a cheap comparison serves. */
function conditions(filter: InboxFilter, person: Person): RawBuilder<boolean>[] {
  const { actor, groups } = person;
  const asked: RawBuilder<boolean>[] = [tasksWithinScope(actor), inState(filter.state)];
  if (filter.office) asked.push(oneOf('office', filter.office));
  if (filter.group) asked.push(oneOf('candidate_group', filter.group));
  if (filter.kind) asked.push(oneOf('kind', filter.kind));
  if (filter.assignee === 'none') asked.push(sql`assignee is null`);
  else if (filter.assignee) asked.push(sql`assignee = ${filter.assignee === 'me' ? actor.id : filter.assignee}`);
  // Said of the column that the index has: at least this priority is at most this urgency.
  if (filter.priorityMin !== undefined) asked.push(sql`urgency <= ${100 - filter.priorityMin}`);
  if (filter.dueBefore) asked.push(sql`due_order < ${filter.dueBefore}`);
  if (filter.mrn) asked.push(sql`declaration_id = (select id from declarations where mrn = ${filter.mrn})`);
  if (filter.find) asked.push(foundBy(filter.find));
  if (filter.id) asked.push(oneOf('id', filter.id));
  if (filter.overdue) asked.push(sql`phase in ('open', 'waiting') and due_order < now()`);
  if (filter.overdue === false) asked.push(sql`not (phase in ('open', 'waiting') and due_order < now())`);
  if (filter.mine) asked.push(mayTake(actor.id, groups));
  return asked;
}

/** A whole MRN, as most people have it: by its index. Anything else is looked for among what the rest of the filter finds. */
const WHOLE_MRN = /^\d{2}[A-Z]{2}[A-Z0-9]{14}$/;

/** Tasks of declarations whose MRN, or whose trader's reference, has some text in it. */
function foundBy(text: string): RawBuilder<boolean> {
  const mrn = text.toUpperCase();
  if (WHOLE_MRN.test(mrn)) return sql`declaration_id = (select id from declarations where mrn = ${mrn})`;
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(mrn ilike ${part} or exists (
    select from declarations d where d.id = tasks.declaration_id and d.local_reference ilike ${part}))`;
}

/**
 * Tasks in one of some states, said of the columns that a state is made of: PostgreSQL knows how many of each there are, and
 * which indexes are for them.
 */
function inState(states: TaskState[]): RawBuilder<boolean> {
  const phases = new Set(states.map((state) => (state === 'claimed' ? 'open' : state)));
  const inPhase = sql<boolean>`phase in (${sql.join([...phases].map((phase) => sql.lit(phase)))})`;
  const [open, claimed] = [states.includes('open'), states.includes('claimed')];
  if (open === claimed) return inPhase;
  return sql`${inPhase} and (phase <> 'open' or assignee ${open ? sql`is null` : sql`is not null`})`;
}

/** Tasks that a person may claim now: open, of their groups, and not one that separation of duties keeps from them. */
export const mayTake = (actorId: string, groups: readonly string[]): RawBuilder<boolean> =>
  sql`phase = 'open' and assignee is null and ${oneOf('candidate_group', groups)} and not (${actorId} = any(excluded))`;

/** An order of the inbox: how to sort, which rows follow a mark, and the mark that a row leaves. */
interface Order {
  by: RawBuilder<unknown>;
  follows(cursor: string): RawBuilder<boolean>;
  mark(task: TaskView): string;
}

const ORDERS: Record<NonNullable<InboxFilter['sort']>, Order> = {
  urgency: {
    by: sql`urgency, due_order, id`,
    follows(cursor) {
      const [urgency, due, id] = cursorValues(cursor, 'urgency', ['number', 'moment', 'text']);
      return sql`(urgency, due_order, id) > (${urgency}::int, ${due}::timestamptz, ${id})`;
    },
    mark: ({ priority, dueAt, id }) => cursorOf('urgency', [100 - priority, dueAt ?? 'infinity', id]),
  },
  due: {
    by: sql`due_order, id`,
    follows(cursor) {
      const [due, id] = cursorValues(cursor, 'due', ['moment', 'text']);
      return sql`(due_order, id) > (${due}::timestamptz, ${id})`;
    },
    mark: ({ dueAt, id }) => cursorOf('due', [dueAt ?? 'infinity', id]),
  },
  newest: {
    by: sql`opened_at desc, id desc`,
    follows(cursor) {
      const [opened, id] = cursorValues(cursor, 'newest', ['moment', 'text']);
      return sql`(opened_at, id) < (${opened}::timestamptz, ${id})`;
    },
    mark: ({ openedAt, id }) => cursorOf('newest', [openedAt, id]),
  },
  closed: {
    by: sql`closed_at desc, id desc`,
    follows(cursor) {
      const [closed, id] = cursorValues(cursor, 'closed', ['moment', 'text']);
      return sql`(closed_at, id) < (${closed}::timestamptz, ${id})`;
    },
    mark: ({ closedAt, id }) => cursorOf('closed', [closedAt ?? '', id]),
  },
};
