/**
 * Who may see a row, enforced by PostgreSQL. The API's connections act as levante_api, which owns nothing and sees nothing
 * until a transaction says who is asking: levante.scope (all, office, party, agency), levante.offices, levante.parties,
 * levante.agency, levante.actor.
 */
export const rowSecurity = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'levante_api') then create role levante_api nologin; end if;
end $$;
grant usage on schema public to levante_api;
grant select on offices, agencies, declarations, declaration_versions, events, holds, tasks, task_log, task_comments,
  findings, rejected_lodgements, documents, idempotency_keys to levante_api;
grant update (assignee, claimed_at, draft, draft_by, draft_at) on tasks to levante_api;
grant insert on task_log, task_comments, rejected_lodgements, documents, idempotency_keys to levante_api;
grant levante_api to current_user;

create function levante_texts(setting text) returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting(setting, true), '')::text[], '{}');
create function levante_scope() returns text language sql stable parallel safe
  return coalesce(current_setting('levante.scope', true), 'none');
create function levante_agency() returns text language sql stable parallel safe
  return coalesce(current_setting('levante.agency', true), '');
create function levante_actor() returns text language sql stable parallel safe
  return coalesce(current_setting('levante.actor', true), '');

alter table declarations enable row level security;
create policy seen on declarations for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    when 'party' then declarant = any ((select levante_texts('levante.parties'))::text[])
      or representative = any ((select levante_texts('levante.parties'))::text[])
    when 'agency' then agencies @> array[(select levante_agency())]
    else false end);

alter table holds enable row level security;
create policy seen on holds for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    when 'party' then declarant = any ((select levante_texts('levante.parties'))::text[])
      or representative = any ((select levante_texts('levante.parties'))::text[])
    when 'agency' then agencies @> array[(select levante_agency())]
    else false end);

alter table tasks enable row level security;
create policy seen on tasks to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    when 'party' then candidate_group in ('trader', 'arrival')
      and (declarant = any ((select levante_texts('levante.parties'))::text[])
        or representative = any ((select levante_texts('levante.parties'))::text[]))
    when 'agency' then candidate_group = 'agency:' || (select levante_agency())
    else false end);

-- What belongs to a declaration is seen by whoever sees the declaration (whose own policy applies inside).
alter table declaration_versions enable row level security;
create policy seen on declaration_versions for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id));
alter table events enable row level security;
create policy seen on events for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id));
alter table findings enable row level security;
create policy seen on findings for select to levante_api using (
  (select levante_scope()) <> 'party' and exists (select from declarations d where d.id = declaration_id));

-- What belongs to a task is seen by whoever sees the task.
alter table task_log enable row level security;
create policy seen on task_log for select to levante_api using (exists (select from tasks t where t.id = task_id));
create policy written on task_log for insert to levante_api with check (
  by = (select levante_actor()) and exists (select from tasks t where t.id = task_id));
alter table task_comments enable row level security;
create policy seen on task_comments for select to levante_api using (exists (select from tasks t where t.id = task_id));
create policy written on task_comments for insert to levante_api with check (
  by = (select levante_actor()) and exists (select from tasks t where t.id = task_id));

alter table rejected_lodgements enable row level security;
create policy seen on rejected_lodgements for select to levante_api using (
  (select levante_scope()) = 'all' or by = (select levante_actor())
  or ((select levante_scope()) = 'party' and parties && (select levante_texts('levante.parties'))::text[]));
create policy written on rejected_lodgements for insert to levante_api with check (by = (select levante_actor()));

alter table documents enable row level security;
create policy seen on documents for select to levante_api using (
  (select levante_scope()) in ('all', 'office') or uploaded_by = (select levante_actor())
  or ((select levante_scope()) = 'party' and parties && (select levante_texts('levante.parties'))::text[]));
create policy written on documents for insert to levante_api with check (uploaded_by = (select levante_actor()));

alter table idempotency_keys enable row level security;
create policy own on idempotency_keys to levante_api using (actor = (select levante_actor()))
  with check (actor = (select levante_actor()));
`;
