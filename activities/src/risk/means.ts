import type { inThread } from '#libs/training';
import type pg from 'pg';

/** What the risk unit's activities work with. */
export interface RiskMeans {
  /** Connections of the owning role. */
  pool: pg.Pool;
  /** For secrets in the database. */
  sealing: { seal(plain: Uint8Array): Buffer; open(sealed: Buffer): Buffer };
  /** Does what takes a processor for long, somewhere where it keeps nobody waiting. */
  doJob: typeof inThread;
}
