import type { Actor, ActorId, DeclarationId, Sha256 } from '#libs/domain';
import { acting, content, type Database } from '#libs/store';

// Whether a reference is taken does not depend on who may see the declaration that took it.
const INTAKE: Actor = { id: 'intake' as ActorId, name: 'Intake', roles: ['gateway'], offices: ['*'], parties: [] };

/** Hash of the content as first lodged; undefined while nothing is on record under this id. */
export async function lodgedContent(db: Database, id: DeclarationId): Promise<Sha256 | undefined> {
  return (await acting(db, INTAKE, (tx) => content(tx, id, 1)))?.contentSha256;
}
