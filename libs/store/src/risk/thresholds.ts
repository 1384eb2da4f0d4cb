import type { ThresholdsView } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

const COLUMNS = sql`office, version, ${iso('at')} as at, body->'inspection' as inspection, body->'scan' as scan,
  body->'documents' as documents, body->'exploration' as exploration`;

/** Each office's thresholds in force. */
export const thresholdsInForce = (tx: Transaction<Tables>): Promise<ThresholdsView[]> =>
  read(tx, sql`select distinct on (office) ${COLUMNS} from risk_thresholds order by office, risk_thresholds.at desc`);

/** An office's thresholds, latest first. */
export const thresholdsHistory = (tx: Transaction<Tables>, office: string): Promise<ThresholdsView[]> =>
  read(
    tx,
    sql`select ${COLUMNS} from risk_thresholds where office = ${office} order by risk_thresholds.at desc limit 1000`,
  );

async function read(tx: Transaction<Tables>, query: RawBuilder<unknown>): Promise<ThresholdsView[]> {
  const { rows } = await (query as RawBuilder<ThresholdsView>).execute(tx);
  return rows;
}
