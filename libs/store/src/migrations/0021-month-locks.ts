/** Months are made, and files recalled, without waiting for those who read long: a process log, `verify`, a month being written to a file. */
export const monthLocks = `
-- Gives a month a partition of its own, and moves there what fell outside before. The name of the one for all else ends in _other.
-- False where it has one already, or where somebody is reading what fell outside: whoever waited for them would hold up everybody behind.
create or replace function levante_make_month(parent text, key text, month date) returns boolean language plpgsql set lock_timeout = '2s' as $$
declare
  part text := parent || '_' || to_char(month, 'YYYY_MM');
  other text := parent || '_other';
  begins timestamptz := month::timestamp at time zone 'UTC';
  ends timestamptz := (month + interval '1 month') at time zone 'UTC';
begin
  perform pg_advisory_xact_lock(hashtextextended('levante months', 0));
  if to_regclass(quote_ident(part)) is not null then return false; end if;
  -- What is written of a month under way falls outside until there is a partition: none of it may come after the others were moved.
  if begins <= now() and now() < ends then
    execute format('lock table %I in share row exclusive mode', parent);
  end if;
  execute format('lock table %I in access exclusive mode nowait', other);
  execute format('create table %I (like %I including all)', part, parent);
  execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
    other, key, begins, key, ends, part);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, begins, ends);
  return true;
exception when lock_not_available then
  return false;
end $$;

-- A plan made once for all files locks all months, those as well that are being written to a file.
alter function levante_bring_back(text, timestamptz) set plan_cache_mode = force_custom_plan;
`;
