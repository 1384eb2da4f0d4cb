import type { WhatIf, WhatIfPoint, WhatIfQuery } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.js';

const DAYS = 28;
/** Shares that are always told, so that one sees where more inspections stop paying. */
const CURVE = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5];

/**
 * What inspecting a share of declarations by priority is expected to bring, had the declarations of the last four weeks come under
 * it: hits by the calibrated probabilities of the models then in force. Says nothing of what rules and random control add.
 */
export async function whatIf(tx: Transaction<Tables>, { office, inspection }: WhatIfQuery): Promise<WhatIf> {
  const shares = [inspection, ...CURVE];
  const within = office === undefined ? sql`` : sql`and office = ${office}`;
  const { rows } = await sql<{ declarations: number; scored: number; points: Point[] }>`
    with latest as (
      select distinct on (declaration_id) priority, (
          select max((score->>'probability')::float8) from jsonb_array_elements(basis->'scores') score
          where score->>'target' = 'fraud') as probability
      from risk_decisions where at >= now() - make_interval(days => ${DAYS}) ${within}
      order by declaration_id, seq desc
    ), ranked as materialized (
      select priority, probability, row_number() over (order by priority desc) as place
      from latest where priority is not null
    ), total as (select count(*)::int as declarations, count(priority)::int as scored from latest)
    select declarations, scored, (
      select json_agg(json_build_object('inspections', count, 'hits', hits, 'threshold', threshold) order by number)
      from unnest(${shares}::float8[]) with ordinality wanted(share, number), lateral (
        select count(*) as count, coalesce(sum(probability), 0) as hits, min(priority) as threshold
        from ranked where place <= round(wanted.share * declarations)
      ) each
    ) as points from total`.execute(tx);
  const { declarations, scored, points } = rows[0] ?? { declarations: 0, scored: 0, points: [] };
  const told = shares.map((share, index) => pointOf(share, points[index]));
  const [asked = pointOf(inspection, undefined), ...curve] = told;
  return { office: office ?? null, days: DAYS, declarations, scored, asked, curve };
}

type Point = Pick<WhatIfPoint, 'inspections' | 'hits' | 'threshold'>;

function pointOf(share: number, point: Point = { inspections: 0, hits: 0, threshold: null }): WhatIfPoint {
  const { inspections, hits } = point;
  return { share, ...point, perDay: inspections / DAYS, precision: inspections === 0 ? null : hits / inspections };
}
