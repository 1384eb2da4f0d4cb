/**
 * Models and what was done with them: made or brought, proposed, promoted by two people, undone. Of a target one model at most is
 * champion; a retired one is kept, so that going back is one step. Then what every training came to, how models hold up, and who
 * changed the settings and why.
 */
export const models = `
create table risk_models (
  version text primary key,
  target text not null check (target in ('fraud', 'critical')),
  status text not null check (status in ('challenger', 'champion', 'retired')),
  artefact bytea not null,
  sha256 text not null,
  feature_set text not null,
  -- The results that it learnt from: decisions from and before. Null where it was brought from outside and does not say.
  trained_from timestamptz,
  trained_to timestamptz,
  metrics jsonb not null,
  card jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  -- Who asked for its promotion, while another has to agree.
  requested_by text,
  requested_at timestamptz,
  request_reason text,
  -- The champion before it, restored when its promotion is undone.
  former text references risk_models
);
create unique index risk_models_champion on risk_models (target) where status = 'champion';
create index risk_models_made on risk_models (made_at desc);

create table risk_model_log (
  id bigint generated always as identity primary key,
  model text not null references risk_models,
  at timestamptz not null default now(),
  by text not null,
  act text not null check (act in ('proposed', 'imported', 'requested', 'declined', 'lapsed', 'approved', 'retired',
    'undone', 'restored')),
  reason text
);
create index risk_model_log_model on risk_model_log (model, id);

-- What each training came to; id is that of the workflow's run.
create table risk_trainings (
  id text primary key,
  target text not null,
  by text not null,
  ended_at timestamptz not null default now(),
  outcome text not null check (outcome in ('challenger', 'not-better', 'too-few-results', 'failed')),
  why text not null,
  -- The number of the last result that there was.
  results bigint not null,
  model text references risk_models,
  detail jsonb not null
);
create index risk_trainings_target on risk_trainings (target, ended_at desc);

-- How a model held up, as looked at on a day.
create table risk_watch (
  day date not null,
  model text not null references risk_models,
  at timestamptz not null default now(),
  alarms text[] not null,
  body jsonb not null,
  primary key (day, model)
);

create table risk_settings_log (
  id bigint generated always as identity primary key,
  office text not null,
  version integer not null,
  at timestamptz not null default now(),
  by text not null,
  reason text not null,
  body jsonb not null
);
create index risk_settings_log_office on risk_settings_log (office, id);

-- What is made, requested or only logged puts nothing in force: a status does.
create trigger targeting_changed after insert or delete on risk_models
  for each row execute function risk_targeting_changed();
create trigger targeting_changed_by_status after update of status on risk_models
  for each row when (old.status <> new.status) execute function risk_targeting_changed();

grant select (version, target, status, sha256, feature_set, trained_from, trained_to, metrics, card, made_by, made_at, requested_by,
  requested_at, request_reason, former) on risk_models to levante_api;
grant select on risk_model_log, risk_trainings, risk_watch, risk_settings_log to levante_api;
grant insert on risk_settings_log, risk_settings to levante_api;
grant update (body, by, at, version) on risk_settings to levante_api;

alter table risk_models enable row level security;
create policy seen on risk_models for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_model_log enable row level security;
create policy seen on risk_model_log for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_trainings enable row level security;
create policy seen on risk_trainings for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_watch enable row level security;
create policy seen on risk_watch for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_settings_log enable row level security;
create policy seen on risk_settings_log for select to levante_api using ((select levante_scope()) in ('all', 'office'));
create policy written on risk_settings_log for insert to levante_api with check (
  by = (select levante_actor()) and (select levante_scope()) = 'all');
create policy set on risk_settings for insert to levante_api with check (
  by = (select levante_actor()) and (select levante_scope()) = 'all');
create policy changed on risk_settings for update to levante_api using ((select levante_scope()) = 'all')
  with check (by = (select levante_actor()) and (select levante_scope()) = 'all');

-- Whoever sees all declarations sees all decisions and results, without each being looked up: studies of a quarter look at a million.
drop policy seen on risk_decisions;
create policy seen on risk_decisions for select to levante_api using (
  (select levante_scope()) = 'all'
  or (select levante_scope()) = 'office' and exists (select from declarations d where d.id = declaration_id));
drop policy seen on risk_results;
create policy seen on risk_results for select to levante_api using (
  (select levante_scope()) = 'all'
  or (select levante_scope()) = 'office' and exists (select from declarations d where d.id = declaration_id));
`;
