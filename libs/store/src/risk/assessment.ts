import type { Assessment, AssessmentView } from '#libs/domain';
import type { Basis } from '#libs/risk';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** One decision as it is kept: what was answered, and by what it was made. */
export interface KeptDecision extends Pick<AssessmentView, 'seq' | 'at' | 'lane' | 'office' | 'basisSha256'> {
  assessment: Assessment | null;
  basis: Basis;
}

/** The latest decision of targeting on a declaration, told by its id, that the reader may see. */
export async function latestDecision(tx: Transaction<Tables>, id: string): Promise<KeptDecision | undefined> {
  const { rows } = await sql<KeptDecision>`
    select d.seq, ${iso('d.at')} as at, d.lane, d.office, d.basis_sha256 as "basisSha256", d.basis,
      e.body->'assessment' as assessment
    from risk_decisions d join events e using (declaration_id, seq)
    where d.declaration_id = ${id} order by d.seq desc limit 1`.execute(tx);
  return rows[0];
}
