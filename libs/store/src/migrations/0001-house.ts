/** Declarations, their events and what people read of them. Written by the recorder alone, but for the allocation of tasks. */
export const house = `
create table offices (code text primary key, config jsonb not null);
create table agencies (name text primary key, config jsonb not null);

-- One row a declaration: the fold of its events, for reading.
create table declarations (
  id text primary key,
  mrn text not null unique,
  seq integer not null,
  status text not null,
  lane text not null,
  first_lane text not null,
  version integer not null,
  content_sha256 text not null,
  received_sha256 text not null,
  local_reference text not null,
  declarant text not null,
  representative text,
  kind text not null,
  type text not null,
  office text not null,
  mode text not null,
  procedure text,
  chapters text[] not null,
  agencies text[] not null,
  payment text not null,
  advance boolean not null,
  aeo boolean not null,
  perishable boolean not null,
  expedited boolean not null,
  items integer not null,
  received_at timestamptz not null,
  accepted_at timestamptz not null,
  lane_at timestamptz not null,
  released_at timestamptz,
  cleared_at timestamptz,
  departed_at timestamptz,
  ended_at timestamptz
);
create index declarations_declarant on declarations (declarant, accepted_at desc, id desc);
create index declarations_representative on declarations (representative, accepted_at desc, id desc) where representative is not null;
create index declarations_office on declarations (office, accepted_at desc, id desc);
create index declarations_accepted on declarations (accepted_at desc, id desc);
create index declarations_reference on declarations (local_reference);
create index declarations_agencies on declarations using gin (agencies);

-- The content of each version as the domain reads it; the bytes as received are files under their SHA-256.
create table declaration_versions (
  declaration_id text not null references declarations,
  version integer not null,
  content_sha256 text not null,
  received_sha256 text not null,
  content jsonb not null,
  primary key (declaration_id, version)
);

-- Append-only, numbered within a declaration and hash-chained. batch is the number of the first event recorded together.
create table events (
  declaration_id text not null,
  seq integer not null,
  batch integer not null,
  type text not null,
  at timestamptz not null,
  by text not null,
  body jsonb not null,
  hash text not null,
  recorded_at timestamptz not null default now(),
  primary key (declaration_id, seq)
);

create table holds (
  id text primary key,
  declaration_id text not null references declarations,
  number integer not null,
  kind text not null,
  owner text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  legal_effect text,
  extendable boolean not null,
  suspended_at timestamptz,
  escalated boolean not null,
  result text,
  parent text,
  question jsonb,
  office text not null,
  declarant text not null,
  representative text,
  agencies text[] not null
);
create index holds_declaration on holds (declaration_id, number);
create index holds_closed on holds (closed_at) where closed_at is not null;

-- phase belongs to the workflow; assignee, claim and draft belong to the people at work; state is what both amount to.
create table tasks (
  id text primary key,
  declaration_id text not null references declarations,
  mrn text not null,
  kind text not null,
  candidate_group text not null,
  phase text not null check (phase in ('open', 'waiting', 'completed', 'cancelled')),
  attempt integer not null,
  priority integer not null,
  due_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  escalated boolean not null,
  excluded text[] not null,
  completed_by text,
  lane text not null,
  office text not null,
  declarant text not null,
  representative text,
  assignee text,
  claimed_at timestamptz,
  draft jsonb,
  draft_by text,
  draft_at timestamptz,
  state text not null generated always as (
    case when phase <> 'open' then phase when assignee is not null then 'claimed' else 'open' end
  ) stored
);
create index tasks_inbox on tasks (priority desc, due_at, id) where phase in ('open', 'waiting');
create index tasks_inbox_office on tasks (office, priority desc, due_at, id) where phase in ('open', 'waiting');
create index tasks_inbox_group on tasks (candidate_group, priority desc, due_at, id) where phase in ('open', 'waiting');
create index tasks_assignee on tasks (assignee, phase) where assignee is not null;
create index tasks_declaration on tasks (declaration_id);
create index tasks_mrn on tasks (mrn);
create index tasks_declarant on tasks (declarant, phase);

-- What people did with a task besides completing it; for the audit.
create table task_log (
  id bigint generated always as identity primary key,
  task_id text not null,
  declaration_id text not null,
  at timestamptz not null default now(),
  by text not null,
  action text not null check (action in ('claimed', 'unclaimed', 'assigned', 'commented', 'drafted')),
  detail jsonb
);
create index task_log_task on task_log (task_id, id);
create index task_log_declaration on task_log (declaration_id, id);

create table task_comments (
  id text primary key,
  task_id text not null,
  declaration_id text not null,
  at timestamptz not null default now(),
  by text not null,
  by_name text not null,
  text text not null
);
create index task_comments_task on task_comments (task_id, at);

create table findings (
  declaration_id text not null,
  seq integer not null,
  hold_id text not null,
  at timestamptz not null,
  by text not null,
  code text not null,
  item integer,
  body jsonb not null,
  primary key (declaration_id, seq)
);

-- A lodgement that was rejected is no declaration; what was sent and why it was rejected is kept all the same.
create table rejected_lodgements (
  id text primary key,
  at timestamptz not null default now(),
  by text not null,
  parties text[] not null,
  declarant text,
  local_reference text,
  received_sha256 text not null,
  content_type text not null,
  issues jsonb not null
);
create index rejected_lodgements_at on rejected_lodgements (at desc);

-- Files that people uploaded: photographs, invoices, certificates.
create table documents (
  sha256 text not null,
  uploaded_by text not null,
  parties text[] not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  at timestamptz not null default now(),
  primary key (sha256, uploaded_by)
);

-- The answer to a command by its Idempotency-Key and who sent it.
create table idempotency_keys (
  actor text not null,
  key text not null,
  request_sha256 text not null,
  status integer not null,
  body jsonb,
  at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_keys_at on idempotency_keys (at);
`;
