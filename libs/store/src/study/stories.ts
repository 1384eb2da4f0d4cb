import type { DomainEvent, ReportKind } from '#libs/domain';
import type { Story } from '#libs/study';
import type pg from 'pg';
import { knownOutage, LATEST_OUTAGES, OUTAGE_COLUMNS, type OutageRow } from '../outages/unaccounted.js';
import { eventsByDeclaration } from '../record/events.js';

type Queries = Pick<pg.Pool | pg.PoolClient, 'query'>;

interface ClaimRow {
  declaration_id: string;
  task: string;
  at: Date;
  holder: string;
}

interface ReportRow {
  declaration_id: string;
  kind: ReportKind;
  at: Date;
  by: string;
  place: string | null;
  reference: string | null;
}

const CLAIMS = `select declaration_id, task_id as task, at, case action when 'claimed' then by else detail->>'to' end as holder
  from task_log where declaration_id = any($1) and action in ('claimed', 'assigned') order by id`;
const REPORTS = `select declaration_id, kind, at, by, place, reference from reports where declaration_id = any($1) order by id`;
const OUTAGES = `select ${OUTAGE_COLUMNS} from (${LATEST_OUTAGES}) o`;

/** What is on record of the times of some declarations, of those of which there are events. */
export const storiesOf = async (queries: Queries, ids: readonly string[]): Promise<Map<string, Story>> =>
  storiesWith(queries, await eventsByDeclaration(queries, ids));

/** The same, where their events are at hand. */
export async function storiesWith(
  queries: Queries,
  events: ReadonlyMap<string, DomainEvent[]>,
): Promise<Map<string, Story>> {
  const ids = [...events.keys()];
  const claims = await byDeclaration<ClaimRow>(queries, CLAIMS, ids);
  const reports = await byDeclaration<ReportRow>(queries, REPORTS, ids);
  const outages = (await queries.query<OutageRow>(OUTAGES, [])).rows.map(knownOutage);
  return new Map(
    [...events].map(([id, its]) => [
      id,
      { events: its, claims: claims.get(id) ?? [], reports: reports.get(id) ?? [], outages },
    ]),
  );
}

async function byDeclaration<Row extends { declaration_id: string }>(
  queries: Queries,
  text: string,
  ids: readonly string[],
): Promise<Map<string, Row[]>> {
  const { rows } = await queries.query<Row>(text, [ids]);
  const its = new Map<string, Row[]>();
  for (const row of rows) {
    const those = its.get(row.declaration_id);
    if (those) those.push(row);
    else its.set(row.declaration_id, [row]);
  }
  return its;
}
