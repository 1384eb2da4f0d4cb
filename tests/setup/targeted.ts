import { createHash } from 'node:crypto';
import type { Instant, Lane } from '#libs/domain';
import type { Basis, SelectedBy } from '#libs/risk';
import type pg from 'pg';

/** One decision of targeting and what a control said of it, told without a declaration being lodged. */
export interface Targeted {
  declarationId: string;
  at: Instant;
  office?: string;
  lane?: Lane;
  selectedBy?: SelectedBy[];
  rules?: string[];
  models?: string[];
  priority?: number | null;
  faults?: string[];
  basis?: Partial<Basis>;
  /** Left out: no control has answered. */
  result?: {
    fraud: boolean;
    critical?: boolean;
    control?: string;
    at?: Instant;
    reasons?: { rule: string; result: 'found' | 'not-found' | 'not-checked' }[];
  };
}

/** Record decisions, and results in the order given, as the pipeline does. */
export async function recordTargeted(pool: pg.Pool, all: readonly Targeted[]): Promise<void> {
  const decisions = all.map((each) => {
    const basis: Basis = { ...basisOf(each), ...each.basis };
    return {
      declaration_id: each.declarationId,
      seq: 3,
      at: each.at,
      office: basis.office,
      lane: each.lane ?? 'green',
      models: each.models ?? [],
      thresholds: null,
      selected_by: basis.selectedBy,
      rules: basis.rules,
      priority: basis.priority,
      exploration: basis.exploration,
      faults: basis.faults,
      basis_sha256: createHash('sha256').update(JSON.stringify(basis)).digest('hex'),
      basis,
    };
  });
  await pool.query('insert into risk_decisions select * from jsonb_populate_recordset(null::risk_decisions, $1)', [
    JSON.stringify(decisions),
  ]);
  let number = 0;
  const results = all.flatMap(({ result, at, declarationId, basis }) => {
    if (!result) return [];
    const { fraud, critical = false, control = 'inspection', reasons = [] } = result;
    const items = (basis?.items ?? [{ number: 1 }]).map((item) => ({ number: item.number, fraud, critical }));
    const row = { declaration_id: declarationId, seq: 7, version: 1, at: result.at ?? at, control, by: 'ines' };
    return [{ ...row, number: ++number, fraud, critical, items, reasons }];
  });
  // One statement, since controls may be recorded meanwhile: numbers follow those that were given before.
  await pool.query(
    `with counted as (update risk_state set results = results + $2 returning results - $2 as before)
     insert into risk_results select told.* from counted,
       jsonb_populate_recordset(null::risk_results,
         (select jsonb_agg(each || jsonb_build_object('number', before + (each->>'number')::int)) from jsonb_array_elements($1::jsonb) each)) told`,
    [JSON.stringify(results), results.length],
  );
}

const basisOf = ({ at, office, selectedBy, rules, priority, faults }: Targeted): Basis => ({
  at,
  office: office ?? 'COBOG',
  targeting: '1',
  featureSet: 'none',
  results: 0,
  items: [],
  scores: [],
  challengers: [],
  contributions: [],
  priority: priority ?? null,
  exploration: 0,
  rules: rules ?? [],
  thresholds: null,
  draw: null,
  selectedBy: selectedBy ?? [],
  faults: faults ?? [],
});
