/**
 * People of customs and of agencies, as their tokens told when they were last here. The record names them by id, and goes on doing so:
 * a row is put right and never removed. Each person's is written as that person.
 */
export const people = `
create table people (
  id text primary key,
  name text not null,
  roles text[] not null,
  offices text[] not null,
  agency text,
  -- A day and no more: how long somebody works is nobody's to read here.
  seen_on date not null
);

grant select, insert on people to levante_api;
grant update (name, roles, offices, agency, seen_on) on people to levante_api;
alter table people enable row level security;
-- An agency learns who its own are and, as in all else, nobody's name of customs; a trader nobody's.
create policy seen on people for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then true
    when 'agency' then agency = (select levante_agency())
    else false end
  or id = (select levante_actor()));
create policy written on people for insert to levante_api with check (id = (select levante_actor()));
create policy put_right on people for update to levante_api using (id = (select levante_actor()))
  with check (id = (select levante_actor()));
`;
