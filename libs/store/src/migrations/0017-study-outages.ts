/**
 * Times of declarations also without outages (docs/adr/0011): of intervals and owners the same columns once more, null where no outage
 * took time from any interval, as in all rows written before. Whoever records an outage, or corrects one, lets the rows of the
 * declarations that it concerns be told anew.
 */
export const studyOutages = `
alter table study_rows add column intervals_without real[], add column owner_total_without real[],
  add column owner_exclusive_without real[];

-- Lines of the declarations of which something was going on during an outage, as it is known now or was before: rather a few too many
-- than one too few. By its office, or because they account for it, though they are of another office now.
create function levante_study_outage(outage text) returns void language plpgsql set search_path from current as $$
declare
  began timestamptz;
  over timestamptz;
  its text;
begin
  -- The keeper of the rows is between two turns until this is committed: it sees either none of this or all.
  perform pg_advisory_xact_lock(hashtext('levante study'));
  select min(from_at), max(coalesce(until_at, 'infinity')), min(office) into began, over, its from outages where id = outage;
  insert into study_pending (declaration_id)
  select id from declarations d
  where (its is null or office = its)
    and (received_at < over or exists (select from reports r where r.declaration_id = d.id and r.at < over))
    and (coalesce(greatest(released_at, cleared_at, departed_at, ended_at), 'infinity') > began
      or status in ('held', 'released')
      or exists (select from holds h where h.declaration_id = d.id and coalesce(h.closed_at, 'infinity') > began)
      or exists (select from reports r where r.declaration_id = d.id and r.at > began))
  union
  select declaration_id from events where type = 'OutageAccounted' and body->'outage'->>'id' = outage;
end $$;
revoke execute on function levante_study_outage(text) from public;

create function levante_outage_recorded() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform levante_study_outage(new.id);
  return null;
end $$;
create trigger study_told after insert on outages for each row execute function levante_outage_recorded();

select levante_study_outage(id) from (select distinct id from outages) known;
`;
