/**
 * What would tell the lane is no row for a trader or an agency: who is told of lanes, findings, audits and the closing of a file
 * does not hang on a reader that leaves them out. And an uploaded file is an officer's to see where a declaration that they see
 * names it; what customs' own controls name (evidence, images of the scanner) is no agency's.
 */
export const outsideCustoms = `
drop policy seen on holds;
create policy seen on holds for select to levante_api using (
  case (select levante_scope())
    when 'all' then true
    when 'office' then office = any ((select levante_texts('levante.offices'))::text[])
    when 'party' then kind <> 'audit' and (declarant = any ((select levante_texts('levante.parties'))::text[])
      or representative = any ((select levante_texts('levante.parties'))::text[]))
    when 'agency' then kind <> 'audit' and agencies @> array[(select levante_agency())]
    else false end);

drop policy seen on events;
create policy seen on events for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id)
  and ((select levante_scope()) in ('all', 'office')
    or type not in ('LaneAssigned', 'FindingRecorded', 'AuditOrdered', 'FileCleared')
      and (body->>'holdId' is null or exists (select from holds h where h.id = body->>'holdId'))));

drop policy seen on findings;
create policy seen on findings for select to levante_api using (
  (select levante_scope()) in ('all', 'office') and exists (select from declarations d where d.id = declaration_id));

alter table declaration_documents add column of_control boolean not null default false;
insert into declaration_documents (declaration_id, sha256, of_control)
select declaration_id, jsonb_array_elements_text(body->'evidence'), true from findings
union select declaration_id, body->'response'->'form'->>'image', true from events
  where type = 'TaskCompleted' and body->'response'->'form'->>'image' is not null
on conflict do nothing;

drop policy seen on declaration_documents;
create policy seen on declaration_documents for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id)
  and ((select levante_scope()) in ('all', 'office') or not of_control));

drop policy seen on documents;
create policy seen on documents for select to levante_api using (
  (select levante_scope()) = 'all' or uploaded_by = (select levante_actor())
  or ((select levante_scope()) = 'party' and parties && (select levante_texts('levante.parties'))::text[]));
drop policy of_declarations on documents;
create policy of_declarations on documents for select to levante_api using (
  (select levante_scope()) in ('office', 'agency')
  and exists (select from declaration_documents d where d.sha256 = documents.sha256));
`;
