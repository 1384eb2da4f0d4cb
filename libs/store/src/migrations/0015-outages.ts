/**
 * Outages of offices and of the system (docs/adr/0011): each correction is a row of its own, and nothing is changed. Heartbeats tell
 * the system's own. Which declarations take an outage into account is told by their events.
 */
export const outages = `
create table outages (
  id text not null,
  version integer not null check (version > 0),
  -- Null: the whole system.
  office text,
  from_at timestamptz not null,
  -- Null while it lasts.
  until_at timestamptz check (until_at >= from_at),
  withdrawn boolean not null default false,
  evidence text not null,
  documents text[] not null default '{}',
  by text not null,
  at timestamptz not null default now(),
  primary key (id, version)
);

-- Declarations that a version concerned have been told of it, all but those opened since, which ask before a clock of theirs expires.
create table outage_tellings (
  id text not null,
  version integer not null,
  told_at timestamptz not null default now(),
  primary key (id, version)
);

-- One row a process, while it lives and for a day after.
create table heartbeats (process text primary key, kind text not null, since timestamptz not null, at timestamptz not null);

create index events_outages on events ((body->'outage'->>'id'), ((body->'outage'->>'version')::int), declaration_id)
  where type = 'OutageAccounted';
create index events_expired on events (at) where type = 'ClockExpired';

-- Outages that took time from the clock, or take it: [{id, office, from, until}].
alter table holds add column outages jsonb;
alter table tasks add column outages jsonb;

-- A process lives. Where none did for the minimum (seconds) before, the time between is an outage of the system, recorded by whoever
-- comes first. Answers whether it was recorded now.
create function levante_beat(process text, kind text, minimum double precision) returns boolean language plpgsql as $$
declare
  last timestamptz;
  present timestamptz;
  lasts text;
  recorded boolean := false;
begin
  perform pg_advisory_xact_lock(hashtextextended('levante heartbeat', 0));
  present := clock_timestamp();
  select max(h.at), string_agg(format('%s %s', h.kind, to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ', ' order by h.at desc)
    into last, lasts from heartbeats h where h.at > (select max(at) from heartbeats) - interval '1 minute';
  if present - last >= make_interval(secs => minimum) then
    insert into outages (id, version, from_at, until_at, evidence, by)
    values ('out_' || replace(gen_random_uuid()::text, '-', ''), 1, date_trunc('milliseconds', last),
      date_trunc('milliseconds', present),
      format('No process of the system gave a heartbeat. Last ones: %s. First one after: %s %s.', lasts, kind, process),
      'system');
    recorded := true;
  end if;
  insert into heartbeats as known values (process, kind, present, present)
  on conflict on constraint heartbeats_pkey do update set at = excluded.at;
  delete from heartbeats h where h.at < present - interval '1 day';
  return recorded;
end $$;
revoke execute on function levante_beat(text, text, double precision) from public;

grant select, insert on outages to levante_api;
grant select on outage_tellings to levante_api;
alter table outages enable row level security;
-- Of an office's outage whoever has a declaration there is told, of the system's everybody: their clocks stood still.
create policy seen on outages for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office is null or office = any ((select levante_texts('levante.offices'))::text[])
    when 'none' then false
    else office is null or exists (select from declarations d where d.office = outages.office) end);
create policy written on outages for insert to levante_api with check (
  (select levante_scope()) = 'all' and by = (select levante_actor()));
`;
