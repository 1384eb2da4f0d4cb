import type { DomainEvent } from '#libs/domain';
import type { Basis } from '#libs/risk';
import type pg from 'pg';
import { REMOVED } from '../archive/verify.js';
import { byVersion, type KeptContent } from '../record/contents.js';
import { recomputeStatistics } from '../risk/recompute.js';
import { basisHash, decisionRow } from '../risk/decisions.js';
import { labelsIn, resultRow } from '../risk/results.js';
import { inSnapshot } from '../record/snapshot.js';
import { statisticRow } from '../risk/statistics.js';
import type { RowDiffers } from './verify.js';

/** What events and contents tell of the rows of risk_results and risk_decisions, and bases that are not those that were named. */
export interface ExpectedOfRisk {
  results: object[];
  decisions: object[];
  basisDiffers: RowDiffers[];
}

export async function expectedOfRisk(
  client: pg.PoolClient,
  ids: readonly string[],
  events: ReadonlyMap<string, DomainEvent[]>,
  contents: readonly KeptContent[],
): Promise<ExpectedOfRisk> {
  const counted = await countedIn(client, ids);
  const bases = await basesOf(client, ids);
  const expected: ExpectedOfRisk = { results: [], decisions: [], basisDiffers: [] };
  for (const id of ids) {
    const its = events.get(id) ?? [];
    const itsContents = byVersion(contents, id);
    for (const label of labelsIn(id, its))
      if (counted.mustBe(id, label) && itsContents.has(label.version))
        expected.results.push(resultRow({ declaration: id, label, before: undefined, contents: itsContents }));
    decisionsIn(expected, id, its, itsContents, bases);
  }
  return expected;
}

/** Labels of controls that were done before results were kept are none, unless they are there. */
async function countedIn(client: pg.PoolClient, ids: readonly string[]) {
  const { rows: states } = await client.query<{ since: Date }>('select since from risk_state');
  const { rows } = await client.query<{ row: string }>(
    `select declaration_id || ' ' || seq as row from risk_results where declaration_id = any($1)`,
    [ids],
  );
  const since = states[0]?.since.toISOString() ?? '';
  const found = new Set(rows.map(({ row }) => row));
  return {
    mustBe: (id: string, { seq, at }: { seq: number; at: string }): boolean => at >= since || found.has(`${id} ${seq}`),
  };
}

async function basesOf(client: pg.PoolClient, ids: readonly string[]): Promise<Map<string, Basis>> {
  const { rows } = await client.query<{ row: string; basis: Basis }>(
    `select declaration_id || ' ' || seq as row, basis from risk_decisions where declaration_id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ row, basis }) => [row, basis]));
}

/** An assessment names its basis by hash; what is kept under it must be that, and the columns beside it what it says. */
function decisionsIn(
  expected: ExpectedOfRisk,
  id: string,
  events: readonly DomainEvent[],
  contents: ReturnType<typeof byVersion>,
  bases: ReadonlyMap<string, Basis>,
): void {
  let version = 0;
  for (const event of events) {
    if (event.type === 'DeclarationLodged' || event.type === 'DeclarationAmended') version = event.version.version;
    if (event.type !== 'LaneAssigned' || event.assessment?.basis === undefined) continue;
    const { seq } = event;
    const basis = bases.get(`${id} ${seq}`);
    expected.decisions.push(
      basis ? decisionRow(id, [event], basis, contents.get(version)) : { declaration_id: id, seq },
    );
    if (basis && basisHash(basis) !== event.assessment.basis)
      expected.basisDiffers.push({ declaration: id, table: 'risk_decisions', row: String(seq), differs: ['basis'] });
  }
}

/** What verifying the statistics found. */
export interface VerifiedStatistics {
  /** Results on record. */
  results: number;
  /** Results of declarations whose record retention removed. Where there are any, statistics cannot be told from the record. */
  notTold: number;
  /** Keys whose statistic is not what the results tell; at most a thousand. */
  differ: string[];
  /** Whether results are numbered from 1 without a gap, as many as were counted. */
  numbered: boolean;
}

/** Compares the statistics with what events and contents tell, in one snapshot; in memory there is one statistic for each key. */
export function verifyStatistics(pool: pg.Pool): Promise<VerifiedStatistics> {
  return inSnapshot(pool, async (client) => {
    const { rows: states } = await client.query<{ results: number; counted: number; last: number; removed: number }>(
      `select results::int, (select count(*)::int from risk_results r join declarations d on d.id = r.declaration_id
           where ${REMOVED}) as removed, (select count(*)::int from risk_results) as counted,
         (select coalesce(max(number), 0)::int from risk_results) as last from risk_state`,
    );
    const { results, counted, last, removed } = states[0] ?? { results: 0, counted: 0, last: 0, removed: 0 };
    const told = { results: counted, notTold: removed, numbered: results === counted && counted === last };
    if (removed > 0) return { ...told, differ: [] };
    const expected = [...(await recomputeStatistics(client, last))].map(statisticRow);
    const { rows } = await client.query<{ key: string }>(
      `select coalesce(e.key, s.key) as key
       from jsonb_populate_recordset(null::risk_statistics, $1::jsonb) e full join risk_statistics s on s.key = e.key
       where e.* is distinct from s.* order by 1 limit 1000`,
      [JSON.stringify(expected)],
    );
    return { ...told, differ: rows.map(({ key }) => key) };
  });
}
