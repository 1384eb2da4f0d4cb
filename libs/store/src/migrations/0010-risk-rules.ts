/**
 * Rules and watchlists, as data: what was drafted, tried on the record, approved by another person, put in force and ended, each step
 * with who and when. A rule in force is one that is approved or active, between its beginning and its end.
 */
export const riskRules = `
create table risk_rules (
  id text not null,
  version integer not null check (version > 0),
  -- The order in which rules came, and in which they speak.
  number bigint generated always as identity,
  status text not null check (status in ('draft', 'approved', 'active', 'superseded', 'expired', 'withdrawn')),
  content jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  author text not null,
  drafted_at timestamptz not null default now(),
  approver text,
  approved_at timestamptz,
  ended_at timestamptz,
  primary key (id, version),
  check (valid_from < valid_to),
  check (approver <> author),
  check (status not in ('approved', 'active') or approver is not null)
);
create index risk_rules_in_force on risk_rules (number) where status in ('approved', 'active');

create table risk_rule_log (
  id bigint generated always as identity primary key,
  rule text not null,
  version integer not null,
  at timestamptz not null default now(),
  by text not null,
  act text not null check (act in ('drafted', 'backtested', 'approved', 'activated', 'superseded', 'expired', 'withdrawn')),
  reason text,
  foreign key (rule, version) references risk_rules
);
create index risk_rule_log_rule on risk_rule_log (rule, version, id);

-- What a rule would have selected of declarations accepted from and before; body is BacktestResult once it is done.
create table risk_rule_backtests (
  rule text not null,
  version integer not null,
  number integer not null,
  by text not null,
  ordered_at timestamptz not null default now(),
  accepted_from timestamptz not null,
  accepted_to timestamptz not null,
  status text not null check (status in ('running', 'done', 'failed')),
  seen integer not null default 0,
  total integer,
  ended_at timestamptz,
  why text,
  body jsonb,
  primary key (rule, version, number),
  foreign key (rule, version) references risk_rules
);
create unique index risk_rule_backtests_running on risk_rule_backtests (rule, version) where status = 'running';

create table risk_watchlists (
  id text primary key,
  status text not null check (status in ('proposed', 'active', 'removed')),
  content jsonb not null,
  author text not null,
  proposed_at timestamptz not null default now(),
  approver text,
  approved_at timestamptz,
  removed_by text,
  removed_at timestamptz,
  reason text,
  check (approver <> author),
  check (status <> 'active' or approver is not null),
  check ((status = 'removed') = (removed_by is not null))
);

-- A draft puts nothing in force, and its backtest neither.
create trigger targeting_changed_by_status after update of status on risk_rules
  for each row when (old.status <> new.status) execute function risk_targeting_changed();
create trigger targeting_changed_by_insert after insert on risk_rules
  for each row when (new.status in ('approved', 'active')) execute function risk_targeting_changed();
create trigger targeting_changed_by_delete after delete on risk_rules
  for each row execute function risk_targeting_changed();
create trigger targeting_changed_by_content after update of content, valid_from, valid_to on risk_rules
  for each row execute function risk_targeting_changed();
create trigger targeting_changed after update or delete on risk_watchlists
  for each row execute function risk_targeting_changed();
create trigger targeting_changed_by_insert after insert on risk_watchlists
  for each row when (new.status = 'active') execute function risk_targeting_changed();

grant select on risk_rules, risk_rule_log, risk_rule_backtests, risk_watchlists to levante_api;
grant insert on risk_watchlists to levante_api;
grant update (status, approver, approved_at, removed_by, removed_at, reason) on risk_watchlists to levante_api;

alter table risk_rules enable row level security;
create policy seen on risk_rules for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_rule_log enable row level security;
create policy seen on risk_rule_log for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_rule_backtests enable row level security;
create policy seen on risk_rule_backtests for select to levante_api using ((select levante_scope()) in ('all', 'office'));
alter table risk_watchlists enable row level security;
create policy seen on risk_watchlists for select to levante_api using ((select levante_scope()) in ('all', 'office'));
create policy proposed on risk_watchlists for insert to levante_api with check (
  status = 'proposed' and author = (select levante_actor()) and (select levante_scope()) = 'all');
create policy decided on risk_watchlists for update to levante_api using ((select levante_scope()) = 'all') with check (
  (status = 'active' and approver = (select levante_actor())) or (status = 'removed' and removed_by = (select levante_actor())));
`;
