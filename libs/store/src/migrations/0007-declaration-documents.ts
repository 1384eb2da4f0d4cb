/**
 * Which uploaded files belong to which declaration: named in its content or in an answer to a request for information. An agency
 * sees the files of the declarations with its goods, which it could not ask for otherwise.
 */
export const declarationDocuments = `
create table declaration_documents (
  declaration_id text not null,
  sha256 text not null,
  primary key (sha256, declaration_id)
);
alter table declaration_documents enable row level security;
create policy seen on declaration_documents for select to levante_api using (
  exists (select from declarations d where d.id = declaration_id));
grant select on declaration_documents to levante_api;

create policy of_declarations on documents for select to levante_api using (
  (select levante_scope()) = 'agency'
  and exists (select from declaration_documents d where d.sha256 = documents.sha256));
`;
