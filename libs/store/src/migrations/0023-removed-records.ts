/**
 * What retention removed is told by whoever asks for it, and files that it writes are named by the installation from which they come, so
 * that two of them may write into one folder.
 */
export const removedRecords = `
create table installation (
  one boolean primary key default true check (one),
  id text not null default left(replace(gen_random_uuid()::text, '-', ''), 8)
);
insert into installation default values;

-- By which act the record of a declaration in sight was removed: when, the month in which it was closed, and the file it is in. Acts are for
-- auditors to read; of their own declaration anybody may know. Null where it was not removed.
create function levante_removal(declaration text) returns jsonb language sql stable security definer set search_path from current as $$
  select jsonb_build_object('at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD'), 'month', to_char(r.month, 'YYYY-MM'), 'file', r.file)
  from declarations d join retention_acts r on r.what = 'archived_files' and r.at >= d.archived_at
    and r.month = date_trunc('month', coalesce(d.ended_at, d.cleared_at) at time zone 'UTC')::date
  where d.id = declaration
  order by r.id limit 1
$$;
revoke execute on function levante_removal(text) from public;
grant execute on function levante_removal(text) to levante_api;
`;
