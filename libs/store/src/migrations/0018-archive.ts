/**
 * Files that ended long ago, each as one document beside the tables of daily work (docs/adr/0013), the log of reads by month, and what
 * retention removed. A month is one in UTC.
 */
export const archive = `
-- Gives a month a partition of its own, and moves there what fell outside before. The name of the one for all else ends in _other.
create function levante_make_month(parent text, key text, month date) returns boolean language plpgsql as $$
declare
  part text := parent || '_' || to_char(month, 'YYYY_MM');
  begins timestamptz := month::timestamp at time zone 'UTC';
  ends timestamptz := (month + interval '1 month') at time zone 'UTC';
begin
  perform pg_advisory_xact_lock(hashtextextended('levante months', 0));
  if to_regclass(quote_ident(part)) is not null then return false; end if;
  execute format('create table %I (like %I including all)', part, parent);
  execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
    parent || '_other', key, begins, key, ends, part);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, begins, ends);
  return true;
end $$;
revoke execute on function levante_make_month(text, text, date) from public;

-- archived_at: its events and contents are in archived_files. recalled_at: when they last came back from there.
alter table declarations add column archived_at timestamptz, add column recalled_at timestamptz;
create index declarations_to_archive on declarations (coalesce(ended_at, cleared_at), id)
  where coalesce(ended_at, cleared_at) is not null and archived_at is null;

-- closed_at: when it ended without release, else when it was cleared. sha256 is that of the id, a line feed, and the document as PostgreSQL writes it.
create table archived_files (
  declaration_id text not null,
  closed_at timestamptz not null,
  archived_at timestamptz not null default now(),
  sha256 text not null,
  document jsonb not null,
  primary key (declaration_id, closed_at)
) partition by range (closed_at);
alter table archived_files alter column document set statistics 0;
create table archived_files_other partition of archived_files default;

create function levante_archived_sha256(declaration text, document jsonb) returns text language sql immutable parallel safe
  return encode(sha256(convert_to(declaration || chr(10) || document::text, 'UTF8')), 'hex');

-- Brings the document of a declaration back into the tables. Rows are inserted as they are: where an event has come to be there a
-- second time, that is an error, and nothing is done.
create function levante_bring_back(declaration text, closed timestamptz) returns boolean language plpgsql as $$
declare
  kept jsonb;
  hash text;
begin
  delete from archived_files a where a.declaration_id = declaration and a.closed_at = closed returning a.document, a.sha256 into kept, hash;
  if kept is null then return false; end if;
  -- Else it would come back as if nothing had been done to it, and the archive would have nothing left to tell of it.
  if hash is distinct from levante_archived_sha256(declaration, kept) then
    raise exception 'The archived record of % is not what was archived: levante verify tells of it.', declaration using errcode = 'data_corrupted';
  end if;
  insert into events (declaration_id, seq, batch, type, at, by, body, hash, recorded_at)
    select declaration, e.seq, e.batch, e.type, e.at, e.by, e.body, e.hash, e.recorded_at
    from jsonb_populate_recordset(null::events, kept->'events') e;
  insert into declaration_versions (declaration_id, version, content_sha256, received_sha256, content)
    select declaration, v.version, v.content_sha256, v.received_sha256, v.content
    from jsonb_populate_recordset(null::declaration_versions, kept->'versions') v;
  update declarations set archived_at = null, recalled_at = now() where id = declaration;
  return true;
end $$;
revoke execute on function levante_bring_back(text, timestamptz) from public;

-- Recalls a declaration. Answers whether its record is in the tables now; where not, it is not in the archive either. Whoever reads
-- recalls, and sees no more by it than row security shows them.
create function levante_recall(declaration text) returns boolean language plpgsql security definer set search_path from current as $$
declare known record;
begin
  select d.archived_at, coalesce(d.ended_at, d.cleared_at) as closed_at into known from declarations d where d.id = declaration for update;
  if not found then return false; end if;
  return known.archived_at is null or levante_bring_back(declaration, known.closed_at);
end $$;
revoke execute on function levante_recall(text) from public;
grant execute on function levante_recall(text) to levante_api;

-- Whoever writes of an archived declaration recalls it: after their own rows, so that none of theirs is in the way of them.
create function levante_recall_written() returns trigger language plpgsql as $$
begin
  if not levante_bring_back(old.id, coalesce(old.ended_at, old.cleared_at)) then
    raise exception 'The record of % is not in the archive: nothing can be added to it.', old.id;
  end if;
  return null;
end $$;
create trigger recalled_by_writing after update on declarations
  for each row when (old.archived_at is not null and new.archived_at is not null) execute function levante_recall_written();

-- The record wherever it is, for whoever looks through all of it.
create view events_with_archived with (security_invoker = true) as
  select declaration_id, seq, batch, type, at, by, body, hash, recorded_at from events
  union all
  select a.declaration_id, e.seq, e.batch, e.type, e.at, e.by, e.body, e.hash, e.recorded_at
  from archived_files a, jsonb_populate_recordset(null::events, a.document->'events') e;
create view versions_with_archived with (security_invoker = true) as
  select declaration_id, version, content_sha256, received_sha256, content from declaration_versions
  union all
  select a.declaration_id, v.version, v.content_sha256, v.received_sha256, v.content
  from archived_files a, jsonb_populate_recordset(null::declaration_versions, a.document->'versions') v;

-- For the process log; whoever is outside customs reads what was recalled.
grant select on archived_files, events_with_archived, versions_with_archived to levante_api;
alter table archived_files enable row level security;
create policy seen on archived_files for select to levante_api using (
  (select levante_scope()) in ('all', 'office') and exists (select from declarations d where d.id = declaration_id));

-- The log of reads by month. Numbers go on.
alter table declaration_reads rename to declaration_reads_before;
alter table declaration_reads_before rename constraint declaration_reads_pkey to declaration_reads_before_pkey;
drop index declaration_reads_declaration, declaration_reads_at;
create sequence declaration_reads_number;
create table declaration_reads (
  id bigint not null default nextval('declaration_reads_number'),
  at timestamptz not null default now(),
  by text not null default levante_actor(),
  roles text[] not null,
  declaration_id text not null,
  what text not null check (what in ('view', 'content', 'received', 'document', 'timeline', 'live', 'audit', 'task',
    'assessment', 'reads', 'proof')),
  -- Which task or file, where it was one.
  subject text,
  request_id text not null,
  primary key (id, at)
) partition by range (at);
create index declaration_reads_declaration on declaration_reads (declaration_id, id);
create table declaration_reads_other partition of declaration_reads default;
select levante_make_month('declaration_reads', 'at', month::date) from (
  select distinct date_trunc('month', at at time zone 'UTC') as month from declaration_reads_before
  union select date_trunc('month', now() at time zone 'UTC') + n * interval '1 month' from generate_series(0, 2) n
) months;
insert into declaration_reads select id, at, by, roles, declaration_id, what, subject, request_id from declaration_reads_before;
select setval('declaration_reads_number', greatest((select max(id) from declaration_reads), 1),
  exists (select from declaration_reads));
drop table declaration_reads_before;
grant select, insert on declaration_reads to levante_api;
grant usage on sequence declaration_reads_number to levante_api;
alter table declaration_reads enable row level security;
create policy seen on declaration_reads for select to levante_api using ((select levante_scope()) = 'all');
create policy written on declaration_reads for insert to levante_api with check (by = (select levante_actor()));

-- What retention removed, after it was written to a file: sha256 is that of the file's bytes.
create table retention_acts (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  by text not null,
  what text not null check (what in ('declaration_reads', 'archived_files')),
  month date not null,
  rows bigint not null,
  file text not null,
  sha256 text not null
);
grant select on retention_acts to levante_api;
alter table retention_acts enable row level security;
create policy seen on retention_acts for select to levante_api using ((select levante_scope()) = 'all');
`;
