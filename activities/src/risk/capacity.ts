import type { Instant, SelectionSettings } from '#libs/domain';
import { declarationsByOffice, selectionInForce } from '#libs/store';
import type pg from 'pg';
import type { RiskMeans } from './means.js';

/**
 * How many declarations the offices can inspect, by the settings in force now, of all those that were decided on from one moment until
 * another.
 *
 * @param until null: now
 */
export async function inspectionsBetween(
  { pool, sealing }: Pick<RiskMeans, 'sealing'> & { pool: pg.Pool },
  from: Instant,
  until: Instant | null,
): Promise<number> {
  const { settings } = await selectionInForce(pool, (sealed) => sealing.open(sealed));
  const offices = await declarationsByOffice(pool, from, until);
  return offices.reduce((sum, { office, declarations, days }) => {
    const own = settings.get(office) ?? settings.get('*');
    return sum + (own ? possible(own.capacity.inspection, declarations, days) : 0);
  }, 0);
}

const possible = (capacity: SelectionSettings['capacity']['inspection'], declarations: number, days: number): number =>
  'share' in capacity ? capacity.share * declarations : Math.min(declarations, capacity.perDay * days);

/**
 * Of declarations that were controlled, and so can be judged by, the share that as many make up as can be inspected of all: what a
 * model would choose is hoped to be like those. At least one, since a share of nothing measures nothing.
 */
export const shareOfJudged = (inspections: number, judged: number): number =>
  Math.min(1, Math.max(1, inspections) / judged);
