/**
 * Times of declarations, for the clearance-time study: a row a declaration, kept by one keeper from events, claims and reports; which
 * declarations await it; and what port and terminal systems report, which decides nothing about the goods.
 */
export const study = `
create sequence study_version;

-- intervals in the order of INTERVALS (libs/study), in seconds, NaN where an end is not on record. version is given out under the
-- keeper's lock, so in the order in which rows can be seen: who has read up to a version asks for those after it.
create table study_rows (
  declaration_id text primary key,
  version bigint not null unique,
  seq integer not null,
  accepted_at timestamptz not null,
  released_at timestamptz,
  office text not null,
  lane text not null,
  first_lane text not null,
  mode text not null,
  procedure text,
  chapters text[] not null,
  agencies text[] not null,
  declarant text not null,
  representative text,
  advance boolean not null,
  aeo boolean not null,
  perishable boolean not null,
  expedited boolean not null,
  intervals real[] not null,
  owners text[] not null,
  owner_total real[] not null,
  owner_exclusive real[] not null,
  critical_owner text,
  critical_kind text
);

-- A line for every batch recorded, though it be of the same declaration: who records waits for nobody, and no line is taken away
-- before what it tells of can be seen. skipped: its row cannot be told; tried again when a keeper starts.
create table study_pending (
  id bigint generated always as identity primary key,
  declaration_id text not null,
  skipped boolean not null default false
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 20000);
insert into study_pending (declaration_id) select id from declarations order by accepted_at;

-- What others say happened to the goods. Nothing is changed: of a kind the last one counts, and the same again is the same.
create table reports (
  id bigint generated always as identity primary key,
  declaration_id text not null,
  kind text not null check (kind in ('arrived', 'discharged', 'stored', 'positioned', 'inspection-scheduled')),
  at timestamptz not null,
  place text,
  reference text,
  by text not null,
  reported_at timestamptz not null default now(),
  unique nulls not distinct (declaration_id, kind, at, place, reference)
);

grant select on study_rows to levante_api;
grant select, insert on reports to levante_api;
grant insert (declaration_id) on study_pending to levante_api;

alter table study_rows enable row level security;
create policy seen on study_rows for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    else false end);

alter table study_pending enable row level security;
create policy written on study_pending for insert to levante_api with check (
  exists (select from declarations d where d.id = declaration_id));

alter table reports enable row level security;
create policy seen on reports for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id));
create policy written on reports for insert to levante_api with check (
  by = (select levante_actor()) and exists (select from declarations d where d.id = declaration_id));
`;
