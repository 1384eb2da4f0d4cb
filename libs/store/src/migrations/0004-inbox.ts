/**
 * Indexes of the inbox. Its pages are told by what the last row of the page before has (keyset), so each order is one in which
 * all columns ascend or all descend and none is null: two columns say priority and due date that way.
 *
 * The indexes are partial, because the tasks to be done are few beside those done; and the conditions they serve are such
 * that PostgreSQL may evaluate before row security (leakproof operators on plain columns), else no index would be used.
 */
export const inboxIndexes = `
alter table tasks
  add column urgency integer not null generated always as (100 - priority) stored,
  add column due_order timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored;

drop index tasks_inbox, tasks_inbox_office, tasks_inbox_group, tasks_declarant;
create index tasks_todo on tasks (urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_office on tasks (office, urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_group on tasks (candidate_group, urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_due on tasks (due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_newest on tasks (opened_at, id) where phase in ('open', 'waiting');
create index tasks_todo_declarant on tasks (declarant) where phase in ('open', 'waiting');
create index tasks_todo_representative on tasks (representative)
  where phase in ('open', 'waiting') and representative is not null;

-- Tasks of every phase, newest first.
create index tasks_newest on tasks (opened_at, id);
create index tasks_newest_office on tasks (office, opened_at, id);
create index tasks_newest_declarant on tasks (declarant, opened_at, id);
`;
