/**
 * What targeting knows, was told and decided. `risk_state` is one row: its lock orders results, so that a decision which read
 * `results` = N knows exactly results 1 to N; `version` changes with everything that the risk unit puts in force, so that whoever
 * keeps it in memory sees that it is outdated. Tables of things in force bump it by the trigger function `risk_targeting_changed`.
 */
export const risk = `
create table risk_state (
  one boolean primary key default true check (one),
  version bigint not null default 1,
  results bigint not null default 0,
  -- Controls that were done before are no results: nobody was asked to code what they found.
  since timestamptz not null default now()
) with (fillfactor = 10);
insert into risk_state default values;

-- Whoever may change what is in force may not write risk_state otherwise.
create function risk_targeting_changed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update risk_state set version = version + 1;
  return null;
end $$;

-- What results have told of an entity or combination, by goods item (see Statistic in libs/risk).
create table risk_statistics (
  key text primary key,
  inspected integer not null,
  hits integer not null,
  critical integer not null,
  last_at timestamptz not null,
  priced integer not null,
  log_price_sum double precision not null,
  log_price_squares double precision not null
) with (fillfactor = 80);

-- Append-only; a declaration's label is its row with the highest number. seq is that of the TaskCompleted which made it; items says
-- of each goods item of that version of the content [{number, fraud, critical}]; reasons is what was coded so far [{rule, result}].
create table risk_results (
  number bigint primary key,
  declaration_id text not null,
  seq integer not null,
  version integer not null,
  at timestamptz not null,
  control text not null,
  by text not null,
  fraud boolean not null,
  critical boolean not null,
  items jsonb not null,
  reasons jsonb not null,
  unique (declaration_id, seq)
);
create index risk_results_declaration on risk_results (declaration_id, number desc);
create index risk_results_at on risk_results (at);

-- What each assessment was made by; its hash is in the event, and so in the chain. seq is that of the LaneAssigned.
create table risk_decisions (
  declaration_id text not null,
  seq integer not null,
  at timestamptz not null,
  office text not null,
  lane text not null,
  models text[] not null,
  thresholds text,
  selected_by text[] not null,
  rules text[] not null,
  priority double precision,
  exploration double precision,
  -- The finest combination (libs/risk: COMBINATION) of the goods item that decided, to see how often it has come.
  combination text,
  faults text[] not null,
  basis_sha256 text not null,
  basis jsonb not null,
  primary key (declaration_id, seq)
);
create index risk_decisions_combination on risk_decisions (combination) where combination is not null;
create index risk_decisions_at on risk_decisions (at);
create index risk_decisions_office on risk_decisions (office, at);
create index risk_decisions_faults on risk_decisions (at desc) where faults <> '{}';

-- Whether the same goods were withdrawn lately is asked of every declaration (libs/store: KNOWN).
create index declarations_withdrawn on declarations (declarant, ended_at) where status = 'cancelled';

-- One seed a day (UTC): committed to before its day, encrypted until it is revealed after its day.
create table risk_seeds (
  day date primary key,
  seed bytea not null,
  commitment text not null,
  committed_at timestamptz not null default now(),
  revealed text,
  revealed_at timestamptz,
  check ((revealed is null) = (revealed_at is null))
);

-- Each office's latest row is in force; the body is Thresholds of libs/risk.
create table risk_thresholds (
  office text not null,
  at timestamptz not null,
  version text not null,
  body jsonb not null,
  primary key (office, at)
);

-- The body is SelectionSettings of libs/risk; the row '*' holds for every office without one of its own.
create table risk_settings (
  office text primary key,
  body jsonb not null,
  by text not null,
  at timestamptz not null default now(),
  version integer not null default 1
);
insert into risk_settings (office, by, body) values ('*', 'system', '{
  "capacity": {"inspection": {"share": 0.05}, "scan": {"share": 0.02}, "documents": {"share": 0.10}},
  "random": 0.001, "exploration": 0.1, "criticalWeight": 2}');

-- For each row: for each statement it would also fire where nothing was changed.
create trigger targeting_changed after insert or update or delete on risk_seeds
  for each row execute function risk_targeting_changed();
create trigger targeting_changed after insert or update or delete on risk_thresholds
  for each row execute function risk_targeting_changed();
create trigger targeting_changed after insert or update or delete on risk_settings
  for each row execute function risk_targeting_changed();

-- For customs alone; of a single declaration, for whoever in customs sees it.
grant select on risk_state, risk_statistics, risk_results, risk_decisions, risk_thresholds, risk_settings to levante_api;
grant select (day, commitment, committed_at, revealed, revealed_at) on risk_seeds to levante_api;

alter table risk_state enable row level security;
create policy seen on risk_state for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_statistics enable row level security;
create policy seen on risk_statistics for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_thresholds enable row level security;
create policy seen on risk_thresholds for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_settings enable row level security;
create policy seen on risk_settings for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_results enable row level security;
create policy seen on risk_results for select to levante_api using (
  (select levante_scope()) in ('all', 'office') and exists (select from declarations d where d.id = declaration_id));
alter table risk_decisions enable row level security;
create policy seen on risk_decisions for select to levante_api using (
  (select levante_scope()) in ('all', 'office') and exists (select from declarations d where d.id = declaration_id));
`;
