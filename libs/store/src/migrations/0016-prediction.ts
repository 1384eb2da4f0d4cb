/**
 * Expected release times: the model in force, as its cells and the rest of it in one row, replaced every few minutes by one keeper; and
 * what it told of each change of holds, to be judged by what happened. Cells that tell lanes apart are customs' to see.
 */
export const prediction = `
create table release_model (
  one boolean primary key default true check (one),
  made_at timestamptz not null,
  -- Changes of holds up to then have been told of.
  told_to timestamptz not null,
  declarations integer not null,
  bands jsonb not null,
  margins jsonb not null,
  -- How many holds are open, by office and kind.
  queues jsonb not null,
  -- How often intervals held lately, by audience.
  measured jsonb not null
);

create table release_cells (
  key text primary key,
  audience text not null check (audience in ('customs', 'outside')),
  stay real[] not null,
  remaining real[] not null
);

create table release_estimates (
  declaration_id text not null,
  at timestamptz not null,
  audience text not null check (audience in ('customs', 'outside')),
  office text not null,
  open text not null,
  expected_from timestamptz not null,
  expected_at timestamptz not null,
  expected_to timestamptz not null,
  based_on integer not null,
  primary key (declaration_id, at, audience)
);
create index release_estimates_at on release_estimates (at);

grant select on release_model, release_cells, release_estimates to levante_api;

alter table release_cells enable row level security;
create policy seen on release_cells for select to levante_api using (
  audience = 'outside' or (select levante_scope()) in ('all', 'office'));

alter table release_estimates enable row level security;
create policy seen on release_estimates for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    else false end);
`;
