/** Tasks done are listed as they were closed, the last first. What asks for those completed within a time is served by the same index. */
export const lastClosed = `
drop index tasks_done_office, tasks_done_assignee, tasks_completed;
create index tasks_done on tasks (closed_at, id) where phase in ('completed', 'cancelled');
create index tasks_done_office on tasks (office, closed_at, id) where phase in ('completed', 'cancelled');
create index tasks_done_assignee on tasks (assignee, closed_at, id)
  where phase in ('completed', 'cancelled') and assignee is not null;
`;
