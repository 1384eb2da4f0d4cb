/**
 * Checkpoints over the chains of events (docs/adr/0010), who of customs read which declaration, and indexes of the integrity signals.
 * The API may add to the log of reads, and change nothing in it.
 */
export const audit = `
create table checkpoints (
  number integer primary key,
  at timestamptz not null,
  previous text,
  declarations bigint not null,
  events bigint not null,
  leaves integer not null,
  root text not null,
  key text not null,
  hash text not null,
  signature text not null
);

-- The heads that a checkpoint anchors, in the order of its tree.
create table checkpoint_leaves (
  checkpoint integer not null,
  position integer not null,
  declaration_id text not null,
  seq integer not null,
  hash text not null,
  primary key (checkpoint, position)
);

-- The last anchored head of each declaration: what differs from the declarations is to be anchored. Derived from the leaves.
create table anchored_heads (
  declaration_id text primary key,
  seq integer not null,
  checkpoint integer not null
);

create table checkpoint_keys (id text primary key, public_key text not null);

grant select on checkpoints, checkpoint_keys to levante_api;

create table declaration_reads (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  by text not null default levante_actor(),
  roles text[] not null,
  declaration_id text not null,
  what text not null check (what in ('view', 'content', 'received', 'document', 'timeline', 'live', 'audit', 'task',
    'assessment', 'reads', 'proof')),
  -- Which task or file, where it was one.
  subject text,
  request_id text not null
);
create index declaration_reads_declaration on declaration_reads (declaration_id, id);
create index declaration_reads_at on declaration_reads using brin (at);

grant select, insert on declaration_reads to levante_api;
alter table declaration_reads enable row level security;
create policy seen on declaration_reads for select to levante_api using ((select levante_scope()) = 'all');
create policy written on declaration_reads for insert to levante_api with check (by = (select levante_actor()));

create index events_reroutes on events (at) where type = 'LaneAssigned' and body->>'cause' = 'reroute';
create index task_log_claims on task_log (at) where action = 'claimed';
create index tasks_completed on tasks (closed_at) where phase = 'completed';
`;
