/**
 * Indexes for lists. A page is told by what the last row of the page before has (keyset), so each order of the inbox is one in
 * which all columns ascend or all descend and none is null: two columns say priority and due date that way.
 *
 * Tasks to be done are few beside those done, and change hands; so a task stands either in the indexes of the one or in those
 * of the other. The conditions that they serve are such that PostgreSQL may evaluate them before row security (leakproof
 * operators on plain columns); no index would be used for others.
 */
export const listIndexes = `
alter table tasks
  add column urgency integer not null generated always as (100 - priority) stored,
  add column due_order timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored;

drop index tasks_inbox, tasks_inbox_office, tasks_inbox_group, tasks_assignee, tasks_mrn, tasks_declarant;

create index tasks_todo on tasks (urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_office on tasks (office, urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_group on tasks (candidate_group, urgency, due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_due on tasks (due_order, id) where phase in ('open', 'waiting');
create index tasks_todo_declarant on tasks (declarant) where phase in ('open', 'waiting');
create index tasks_todo_representative on tasks (representative)
  where phase in ('open', 'waiting') and representative is not null;
create index tasks_todo_assignee on tasks (assignee) where phase in ('open', 'waiting') and assignee is not null;

create index tasks_done_office on tasks (office, opened_at, id) where phase in ('completed', 'cancelled');
create index tasks_done_assignee on tasks (assignee, opened_at, id)
  where phase in ('completed', 'cancelled') and assignee is not null;
create index tasks_done_declarant on tasks (declarant) where phase in ('completed', 'cancelled');
create index tasks_done_representative on tasks (representative)
  where phase in ('completed', 'cancelled') and representative is not null;
create index tasks_newest on tasks (opened_at, id);

create index declarations_status on declarations (status, accepted_at desc, id desc);
create index holds_parent on holds (parent) where parent is not null;
`;
