/**
 * What officers remark on a task that a trader may see as well, an arrival, stays inside customs: a trader sees the remarks of
 * those who act for the same parties, and of what was done with a task only the own part.
 */
export const remarks = `
alter table task_comments add column parties text[] not null default '{}';

drop policy seen on task_comments;
create policy seen on task_comments for select to levante_api using (
  exists (select from tasks t where t.id = task_id)
  and ((select levante_scope()) <> 'party' or by = (select levante_actor())
    or parties && (select levante_texts('levante.parties'))::text[]));

drop policy seen on task_log;
create policy seen on task_log for select to levante_api using (
  exists (select from tasks t where t.id = task_id)
  and ((select levante_scope()) <> 'party' or by = (select levante_actor())));
`;
