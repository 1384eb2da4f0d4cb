import { openPool } from '../database.js';

/**
 * Let nothing be selected by chance or to learn: for a stack of one's own on which tests or measurements need to know the lane of what
 * they lodge.
 *
 * @param databaseUrl of the owning role
 */
export async function selectNothingByChance(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  try {
    await pool.query(`update risk_settings set body = body || '{"random": 0, "exploration": 0}', by = 'system', at = now(),
      version = version + 1`);
  } finally {
    await pool.end();
  }
}
