// Written by hand because it is the hot path: one round trip, one transaction. Everything else hangs on `guard`: a row where
// there is nothing to guard or the guard holds (and is locked against a concurrent claim), none where it does not.
const BEFORE = `
with guarded as materialized (
  select true as held from tasks
  where id = $8 and attempt = $9::int and phase = 'open'
    and (assignee = $10::text or ($11::boolean and assignee is null))
  for update
), guard as materialized (
  select true as held where $8::text is null union all select held from guarded
), written_events as (
  insert into events (declaration_id, seq, batch, type, at, by, body, hash)
  select e.declaration_id, e.seq, e.batch, e.type, e.at, e.by, e.body, e.hash
  from guard, jsonb_populate_recordset(null::events, $2::jsonb) e
  returning seq
), written_declaration as (
  insert into declarations select d.* from guard, jsonb_populate_record(null::declarations, $3::jsonb) d
  on conflict (id) do update set
    seq = excluded.seq, status = excluded.status, lane = excluded.lane, version = excluded.version,
    content_sha256 = excluded.content_sha256, received_sha256 = excluded.received_sha256, office = excluded.office,
    representative = excluded.representative, kind = excluded.kind, type = excluded.type, mode = excluded.mode,
    procedure = excluded.procedure, chapters = excluded.chapters, agencies = excluded.agencies, payment = excluded.payment,
    advance = excluded.advance, aeo = excluded.aeo, perishable = excluded.perishable, expedited = excluded.expedited,
    items = excluded.items, released_at = excluded.released_at, cleared_at = excluded.cleared_at,
    departed_at = excluded.departed_at, ended_at = excluded.ended_at
), written_version as (
  insert into declaration_versions (declaration_id, version, content_sha256, received_sha256, content)
  select v.declaration_id, v.version, v.content_sha256, v.received_sha256, v.content
  from guard, jsonb_populate_record(null::declaration_versions, $7::jsonb) v where $7::jsonb is not null
), written_holds as (
  insert into holds select h.* from guard, jsonb_populate_recordset(null::holds, $4::jsonb) h
  on conflict (id) do update set
    closed_at = excluded.closed_at, due_at = excluded.due_at, extendable = excluded.extendable,
    suspended_at = excluded.suspended_at, escalated = excluded.escalated, result = excluded.result, outages = excluded.outages,
    office = excluded.office, representative = excluded.representative, agencies = excluded.agencies
), written_tasks as (
  insert into tasks (id, declaration_id, mrn, kind, candidate_group, phase, attempt, priority, due_at, opened_at, closed_at,
    escalated, excluded, completed_by, lane, office, declarant, representative, outages)
  select t.id, t.declaration_id, t.mrn, t.kind, t.candidate_group, t.phase, t.attempt, t.priority, t.due_at, t.opened_at,
    t.closed_at, t.escalated, t.excluded, t.completed_by, t.lane, t.office, t.declarant, t.representative, t.outages
  from guard, jsonb_populate_recordset(null::tasks, $5::jsonb) t
  on conflict (id) do update set
    phase = excluded.phase, attempt = excluded.attempt, priority = excluded.priority, due_at = excluded.due_at,
    closed_at = excluded.closed_at, escalated = excluded.escalated, completed_by = excluded.completed_by,
    lane = excluded.lane, office = excluded.office, representative = excluded.representative, outages = excluded.outages,
    -- A task whose deadline passed is anybody's to take again; a trader's is whoever's completed it.
    assignee = case when excluded.escalated and not tasks.escalated then null
      else coalesce(tasks.assignee, excluded.completed_by) end,
    claimed_at = case when excluded.escalated and not tasks.escalated then null else tasks.claimed_at end
), written_findings as (
  insert into findings (declaration_id, seq, hold_id, at, by, code, item, body)
  select f.declaration_id, f.seq, f.hold_id, f.at, f.by, f.code, f.item, f.body
  from guard, jsonb_populate_recordset(null::findings, $6::jsonb) f
), written_documents as (
  insert into declaration_documents (declaration_id, sha256, of_control)
  select d.declaration_id, d.sha256, bool_and(d.of_control)
  from guard, jsonb_populate_recordset(null::declaration_documents, $13::jsonb) d group by d.declaration_id, d.sha256
  on conflict (sha256, declaration_id) do update set of_control = declaration_documents.of_control and excluded.of_control
), written_decision as (
  insert into risk_decisions select d.* from guard, jsonb_populate_record(null::risk_decisions, $14::jsonb) d
  where $14::jsonb is not null
), written_pending as (
  insert into study_pending (declaration_id) select $1::text from guard
)`;

// Results are numbered in the order in which they are recorded: whoever made one holds the one row of risk_state until the end, and
// only then touches statistics, so that two results which share keys cannot wait for each other. Taken after the events are
// written, so that two attempts to record the same batch meet there, and not here.
const RESULT = `, numbered as (
  update risk_state set results = results + 1 from (select max(seq) as seq from written_events) written
  where written.seq is not null returning results
), written_result as (
  insert into risk_results (number, declaration_id, seq, version, at, control, by, fraud, critical, items, reasons)
  select numbered.results, r.declaration_id, r.seq, r.version, r.at, r.control, r.by, r.fraud, r.critical, r.items, r.reasons
  from numbered, jsonb_populate_record(null::risk_results, $15::jsonb) r
), learnt as (
  insert into risk_statistics as known (key, inspected, hits, critical, last_at, priced, log_price_sum, log_price_squares)
  select s.key, s.inspected, s.hits, s.critical, s.last_at, s.priced, s.log_price_sum, s.log_price_squares
  from numbered, jsonb_populate_recordset(null::risk_statistics, $16::jsonb) s
  on conflict (key) do update set
    inspected = known.inspected + excluded.inspected, hits = known.hits + excluded.hits,
    critical = known.critical + excluded.critical, last_at = greatest(known.last_at, excluded.last_at),
    priced = known.priced + excluded.priced, log_price_sum = known.log_price_sum + excluded.log_price_sum,
    log_price_squares = known.log_price_squares + excluded.log_price_squares
)`;

const AFTER = `
select held, pg_notify('levante_recorded', $1::text || ' ' || $12::int) from guard`;

/** The statement for a batch that labels nothing, which most do not. */
export const RECORD = BEFORE + AFTER;
/** The same, with a result. */
export const RECORD_RESULT = BEFORE + RESULT + AFTER;
