import type { FaultView } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/**
 * What went wrong in targeting in the last days, by fault, latest first. A rule or a champion that failed sent
 * goods to the safer lane; a seed, an explanation, a threshold or a challenger that was missing changed no lane.
 */
export async function recentFaults(tx: Transaction<Tables>, days: number): Promise<FaultView[]> {
  const { rows } = await sql<FaultView>`
    select fault, declarations, ${iso('first')} as first, ${iso('last')} as last, example from (
      select fault, count(distinct declaration_id)::int as declarations, min(at) as first, max(at) as last,
        (array_agg(declaration_id order by at desc))[1] as example
      from risk_decisions, unnest(faults) fault
      where faults <> '{}' and at >= now() - make_interval(days => ${days})
      group by fault
    ) each order by each.last desc, fault limit 500`.execute(tx);
  return rows;
}
