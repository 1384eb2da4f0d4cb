import { Refused, type NextFilter, type TaskView } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Database } from '../database.js';
import { statementName } from '../prepared.js';
import { acting, askingAs } from '../record/acting.js';
import { mayTake } from './inbox.js';
import type { Person } from '../person.js';
import { oneOf, tasksWithinScope } from '../scope.js';
import type { Tables } from '../tables.js';
import { taskToActOn } from './refusal.js';
import { TASK_COLUMNS, taskView, type TaskColumns } from './view.js';

// Who works on what. Each act is one statement, so one round trip: it changes the task if it may be changed and writes what was
// done to the log. Only where nothing was changed a second statement looks why.

/** What a claim is made with: connections of the `api` role, and the query builder over them. */
interface Desk {
  seen: pg.Pool;
  db: Database;
}

/**
 * Take a task, in one round trip: a transaction of its own. Taken already by the same person, it stays taken and nothing is written.
 *
 * @throws Refused not-found, task-closed, task-waiting, not-your-task (another group's), separation-of-duties, task-already-claimed
 */
export async function claim({ seen, db }: Desk, person: Person, taskId: string): Promise<TaskView> {
  const { actor, groups } = person;
  const { sql: text, parameters } = changing(
    sql`update tasks set assignee = ${actor.id}, claimed_at = now()
      where id = ${taskId} and ${mayTake(actor.id, groups)}
      returning ${columns}, null::text as before`,
    { by: actor.id, action: 'claimed', how: 'chosen' },
  ).compile(db);
  const statement = { name: statementName(text), text, values: [...parameters] };
  const [claimed] = await askingAs<TaskColumns>(seen, actor, statement);
  if (claimed) return taskView(claimed, person.see);
  const task = await acting(db, actor, (tx) => taskToActOn(tx, taskId));
  if (task.assignee === actor.id) return taskView(task, person.see);
  if (task.phase === 'waiting')
    throw new Refused('task-waiting', 'The task waits for the trader’s answer; take it when that is there.');
  mustBeOfGroup(task, person);
  if (task.excluded.includes(actor.id)) throw excluded();
  // Given back or taken between the two transactions: the answer is the same, somebody else was first.
  throw new Refused('task-already-claimed', 'Somebody else took the task first.');
}

/**
 * Give a task back: one's own, or one that somebody else left lying. Where nobody holds it, nothing is written.
 *
 * @param mayAssign whether the person may also give back what somebody else holds
 * @throws Refused not-found, task-closed, not-your-task
 */
export async function unclaim(
  tx: Transaction<Tables>,
  person: Person,
  taskId: string,
  mayAssign: boolean,
): Promise<TaskView> {
  const { id } = person.actor;
  const given = await changed(
    tx,
    sql`update tasks set assignee = null, claimed_at = null
      from (select id as found, assignee as holder from tasks where id = ${taskId} for update) earlier
      where id = found and phase in ('open', 'waiting')
        and ${mayAssign ? sql`assignee is not null` : sql`assignee = ${id}`}
      returning ${columns}, nullif(holder, ${id}) as before`,
    { by: id, action: 'unclaimed' },
  );
  if (given) return taskView(given, person.see);
  const task = await taskToActOn(tx, taskId);
  if (task.assignee === null) return taskView(task, person.see);
  throw new Refused('not-your-task', 'Somebody else holds the task.');
}

/**
 * Give a task in sight to somebody whose it may be, whoever holds it now. Given already, nothing is written. What people may do is the
 * identity provider's to say, and may have changed since they were last here: the completion checks it again.
 *
 * @param to who is to have it, as their token last told
 * @throws Refused not-found, task-closed, assignee-not-eligible (another group's or office's), separation-of-duties (`to` took part before)
 */
export async function assign(
  tx: Transaction<Tables>,
  person: Person,
  taskId: string,
  to: Pick<Person, 'actor' | 'groups'>,
): Promise<TaskView> {
  const { id } = to.actor;
  const isTheirs = sql<boolean>`candidate_group = any(${[...to.groups]}::text[]) and ${tasksWithinScope(to.actor)}`;
  const assigned = await changed(
    tx,
    sql`update tasks set assignee = ${id}, claimed_at = now()
      from (select id as found, assignee as before from tasks where id = ${taskId} for update) earlier
      where id = found and phase in ('open', 'waiting')
        and ${isTheirs} and not (${id} = any(excluded)) and assignee is distinct from ${id}
      returning ${columns}, before`,
    { by: person.actor.id, action: 'assigned', to: id },
  );
  if (assigned) return taskView(assigned, person.see);
  const task = await taskToActOn(tx, taskId);
  if (task.excluded.includes(id)) throw excluded();
  const theirs = await tx.selectFrom('tasks').select('id').where('id', '=', taskId).where(isTheirs).executeTakeFirst();
  if (!theirs)
    throw new Refused(
      'assignee-not-eligible',
      `${id} does no tasks of the group ${task.candidate_group} at the office ${task.office}; give it to somebody who does.`,
    );
  return taskView(task, person.see);
}

/**
 * Take the most urgent task that the person may take. Tasks that others are taking at the same moment are passed over, so no
 * task is given to two people and nobody waits.
 *
 * @returns undefined where there is none
 */
export async function takeNext(
  tx: Transaction<Tables>,
  person: Person,
  filter: NextFilter,
): Promise<TaskView | undefined> {
  const { actor, groups } = person;
  const taken = await changed(
    tx,
    sql`update tasks set assignee = ${actor.id}, claimed_at = now()
      where id = (
        select id from tasks
        where ${mayTake(actor.id, groups)} and ${tasksWithinScope(actor)}
          and ${filter.office ? oneOf('office', filter.office) : sql`true`}
          and ${filter.kind ? oneOf('kind', filter.kind) : sql`true`}
        order by urgency, due_order, id
        limit 1
        for update skip locked)
      returning ${columns}, null::text as before`,
    { by: actor.id, action: 'claimed', how: 'next' },
  );
  return taken && taskView(taken, person.see);
}

const columns = sql.join(TASK_COLUMNS.map((column) => sql.ref(column)));

/** What was done to a task; of a claim, whether the task was chosen or given as the next, which audit signals tell apart. */
interface Done {
  by: string;
  action: Tables['task_log']['action'];
  to?: string;
  how?: 'chosen' | 'next';
}

async function changed(
  tx: Transaction<Tables>,
  change: RawBuilder<unknown>,
  done: Done,
): Promise<TaskColumns | undefined> {
  const { rows } = await changing(change, done).execute(tx);
  return rows[0];
}

/** The statement that changes one task, logs it, and tells who follows tasks. */
const changing = (change: RawBuilder<unknown>, done: Done): RawBuilder<TaskColumns> =>
  sql<TaskColumns>`
    with changed as (${change}), logged as (
      insert into task_log (task_id, declaration_id, by, action, detail)
      select id, declaration_id, ${done.by}, ${done.action},
        jsonb_strip_nulls(jsonb_build_object('attempt', attempt, 'before', before, 'to', ${done.to ?? null}::text,
          'how', ${done.how ?? null}::text))
      from changed
    )
    select changed.*, pg_notify('levante_allocated', declaration_id) from changed`;

function mustBeOfGroup(task: { candidate_group: string }, { groups }: Person): void {
  if (!groups.some((group) => group === task.candidate_group))
    throw new Refused('not-your-task', `The task is for the group ${task.candidate_group}.`);
}

const excluded = () =>
  new Refused('separation-of-duties', 'Whoever acted on this declaration before may not do this task as well.');
