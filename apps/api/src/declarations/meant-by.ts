import { Refused, type DeclarationId } from '#libs/domain';
import type { AmendmentMessage, CancellationMessage } from '#libs/formats';
import { byReference, scopeOf, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';
import { idOf } from '../commands/id-of.js';
import type { Caller } from '../identity/caller.js';

type Tx = Transaction<Tables>;

/**
 * The declaration that a message is about: by MRN; else by the reference under which its declarant, or whoever sent the message,
 * lodged it. Messages in practice often name neither party: then it is the one with this reference among those for whose
 * parties the caller acts.
 *
 * @throws Refused not-found
 */
export async function declarationMeantBy(
  tx: Tx,
  caller: Caller,
  { mrn, localReference, declarant, submitter }: AmendmentMessage | CancellationMessage,
): Promise<DeclarationId> {
  const byMrn = mrn === undefined ? undefined : await idOf(tx, mrn);
  if (byMrn) return byMrn;
  if (localReference !== undefined) {
    for (const party of [declarant, submitter]) {
      const found = party === undefined ? undefined : await byReference(tx, party, localReference);
      if (found) return recalledFirst(tx, found.id);
    }
    const [only, ...others] = scopeOf(caller.actor) === 'party' ? await withReference(tx, localReference) : [];
    if (only && others.length === 0) return recalledFirst(tx, only);
  }
  const named = [
    mrn === undefined ? undefined : `MRN ${mrn}`,
    localReference === undefined ? undefined : `local reference ${localReference}`,
    declarant ?? submitter,
  ];
  const said = named.filter((each) => each !== undefined).join(', ');
  throw new Refused('not-found', `No declaration that you may see is the one that the message names (${said}).`);
}

/** What a message is about is read and changed next. */
const recalledFirst = async (tx: Tx, id: DeclarationId): Promise<DeclarationId> => (await idOf(tx, id)) ?? id;

/** Declarations with a reference among those that the transaction may see; two are enough to know that it is not one. */
async function withReference(tx: Tx, localReference: string): Promise<DeclarationId[]> {
  const rows = await tx
    .selectFrom('declarations')
    .select('id')
    .where('local_reference', '=', localReference)
    .limit(2)
    .execute();
  return rows.map(({ id }) => id as DeclarationId);
}
