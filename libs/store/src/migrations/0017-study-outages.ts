/**
 * Times of declarations also without outages (docs/adr/0011): of intervals and owners the same columns once more, null where no outage
 * took time from any interval, as in all rows written before. Whoever records an outage, or corrects one, lets the rows of the
 * declarations that it concerns be told anew.
 */
export const studyOutages = `
alter table study_rows add column intervals_without real[], add column owner_total_without real[],
  add column owner_exclusive_without real[];

create index declarations_departed on declarations (departed_at) where departed_at is not null;
create index reports_at on reports (at);

-- Lines of the declarations of which something was going on during an outage, as it is known now or was before: rather a few too many
-- than one too few. Those that are open, were accepted since it began, had a hold closed, left, or were reported since; those reported
-- before it was over and declared after; and those that account for it, though they are of another office now. What closes a file
-- does so with its last hold, or with its acceptance.
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
  select id from (
    select id from declarations where status in ('held', 'released') and received_at < over
    union select id from declarations where accepted_at > began and received_at < over
    union select id from declarations where departed_at > began and received_at < over
    union select declaration_id from holds where closed_at > began and opened_at < over
    union select declaration_id from tasks where phase in ('open', 'waiting') and opened_at < over
    union select r.declaration_id from reports r join declarations d on d.id = r.declaration_id
      where r.at > began and d.received_at < over
    union select r.declaration_id from declarations d join reports r on r.declaration_id = d.id
      where d.accepted_at >= over and r.at < over
  ) during
  where its is null or (select office from declarations d where d.id = during.id) = its
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
