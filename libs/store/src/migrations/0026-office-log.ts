/** Administrators configure offices: each has a version, and each version is kept with who made it and why. Nothing of that is changed. */
export const officeLog = `
alter table offices add column version integer not null default 1;

create table office_log (
  id bigint generated always as identity primary key,
  office text not null,
  version integer not null,
  at timestamptz not null default now(),
  by text not null,
  reason text not null,
  config jsonb not null,
  unique (office, version)
);
insert into office_log (office, version, by, reason, config)
select code, version, 'system', 'As it was when changes began to be kept', config from offices order by code;

grant insert on offices to levante_api;
grant update (config, version) on offices to levante_api;
grant select, insert on office_log to levante_api;

-- Everybody is told which offices there are.
alter table offices enable row level security;
create policy seen on offices for select to levante_api using (true);
create policy added on offices for insert to levante_api with check ((select levante_scope()) = 'all');
create policy changed on offices for update to levante_api using ((select levante_scope()) = 'all')
  with check ((select levante_scope()) = 'all');
alter table office_log enable row level security;
create policy seen on office_log for select to levante_api using ((select levante_scope()) in ('all', 'office'));
create policy written on office_log for insert to levante_api with check (
  by = (select levante_actor()) and (select levante_scope()) = 'all');
`;
