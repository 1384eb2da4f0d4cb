/**
 * A rejected lodgement can be read whole, so it is for whoever sent it, for their firm, and for whoever acts for its declarant: firms
 * that share one client share no other. And what a person read is asked for by person.
 */
export const rejectedReaders = `
drop policy seen on rejected_lodgements;
create policy seen on rejected_lodgements for select to levante_api using (
  (select levante_scope()) = 'all' or by = (select levante_actor())
  or ((select levante_scope()) = 'party' and parties && (select levante_texts('levante.parties'))::text[]
    and (parties <@ (select levante_texts('levante.parties'))::text[]
      or declarant = any ((select levante_texts('levante.parties'))::text[]))));
create index declaration_reads_by on declaration_reads (by, id);
`;
