import { createHash } from 'node:crypto';
import { fold, isClosed } from '#libs/clearance';
import { canonical, type DeclarationId, type DomainEvent } from '#libs/domain';
import type pg from 'pg';
import { REMOVED } from '../archive/verify.js';
import { firstBrokenLink } from '../audit/chain.js';
import { contentsOf, type KeptContent } from '../record/contents.js';
import { eventsByDeclaration } from '../record/events.js';
import { changedRows } from '../rows.js';
import { inSnapshot } from '../record/snapshot.js';
import { expectedOfRisk } from './risk.js';
import { expectedOfStudy } from './study.js';

/** The first event of a declaration that its hash does not fit, or that is missing. */
export interface BrokenChain {
  declaration: string;
  seq: number;
}

/** A row that does not say what the events tell: columns that differ, or that it is missing or too many. */
export interface RowDiffers {
  declaration: string;
  table: ReadModel;
  row: string;
  differs: string[] | 'missing' | 'unexpected';
}

type Clearance = 'declarations' | 'declaration_versions' | 'holds' | 'tasks' | 'findings';
type ReadModel = Clearance | 'risk_results' | 'risk_decisions' | 'study_rows';

/** What verifying some declarations found. Pages follow one another without a gap: each starts after the last id of the one before. */
export interface VerifiedPage {
  /** In order of their ids, each with whether its workflow still has something to wait for. */
  declarations: { id: string; isOpen: boolean }[];
  events: number;
  /** Declarations whose record retention removed: nothing of them can be compared. */
  removed: number;
  /** Declarations that await the study: their rows of it are behind the record, and cannot be compared. */
  studyWaiting: number;
  chainBroken: BrokenChain[];
  readModelDiffers: RowDiffers[];
}

const PAGE = 200;

/**
 * Verifies all that was recorded, page by page in constant memory, while recording goes on: each page is one snapshot. Events must be
 * chained without a gap, and what people read must be what the events tell. Where a chain is broken nobody can say what rows
 * should say, so they are not compared.
 *
 * @param pool of the owning role, which sees all rows
 */
export async function* verifyRecords(pool: pg.Pool): AsyncGenerator<VerifiedPage> {
  let after = '';
  for (;;) {
    const page = await inSnapshot(pool, (client) => verifyPage(client, after));
    const last = page.declarations.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

/** Whether each of these declarations has a workflow that waits for something, by its events as recorded now. */
export async function openNow(pool: pg.Pool, ids: string[]): Promise<Map<string, boolean>> {
  const events = await eventsByDeclaration(pool, ids);
  return new Map(ids.map((id) => [id, isOpen(id, events.get(id) ?? [])]));
}

async function verifyPage(client: pg.PoolClient, after: string): Promise<VerifiedPage> {
  const known = await idsAfter(client, after);
  const events = await eventsByDeclaration(
    client,
    known.map(({ id }) => id),
  );
  const page: VerifiedPage = {
    declarations: [],
    events: 0,
    removed: 0,
    studyWaiting: 0,
    chainBroken: [],
    readModelDiffers: [],
  };
  const expected = Object.fromEntries(READ_MODELS.map((table): [ReadModel, object[]] => [table, []])) as Expected;
  const whole: string[] = [];
  for (const { id, seq, removed } of known) {
    const its = events.get(id) ?? [];
    page.events += its.length;
    page.declarations.push({ id, isOpen: isOpen(id, its) });
    if (removed && its.length === 0) {
      page.removed++;
      continue;
    }
    // Events cut off at the end leave a whole chain; the declaration knows how many there were.
    const broken = firstBrokenLink(its) ?? (seq === null || its.length === seq ? null : Math.min(its.length, seq) + 1);
    if (broken !== null) page.chainBroken.push({ declaration: id, seq: broken });
    else {
      whole.push(id);
      expect(expected, id, its);
    }
  }
  const contents = await contentsOf(client, whole);
  const risk = await expectedOfRisk(client, whole, events, contents);
  expected.risk_results = risk.results;
  expected.risk_decisions = risk.decisions;
  const study = await expectedOfStudy(client, whole, events);
  expected.study_rows = study.rows;
  page.studyWaiting = study.waiting;
  const comparable = (table: ReadModel) => (table === 'study_rows' ? study.ids : whole);
  for (const table of READ_MODELS)
    page.readModelDiffers.push(...(await differences(client, table, comparable(table), expected)));
  page.readModelDiffers.push(...contentDiffers(contents), ...risk.basisDiffers);
  return page;
}

interface Known {
  id: string;
  seq: number | null;
  removed: boolean;
}

/** Declarations by id, those included of which only events are left. */
async function idsAfter(client: pg.PoolClient, after: string): Promise<Known[]> {
  const { rows } = await client.query<Known>(
    `select id, max(seq) as seq, bool_or(removed) as removed from (
       (select id, seq, ${REMOVED} as removed from declarations d where id > $1 order by id limit ${PAGE})
       union all
       (select distinct declaration_id, null::int, false from events where declaration_id > $1 order by 1 limit ${PAGE})
     ) known group by id order by id limit ${PAGE}`,
    [after],
  );
  return rows;
}

const isOpen = (id: string, events: DomainEvent[]): boolean =>
  events.length > 0 && !isClosed(fold(id as DeclarationId, events));

type Expected = Record<ReadModel, object[]>;

/** The rows that the events of one declaration tell. */
function expect(expected: Expected, id: string, events: DomainEvent[]): void {
  const rows = changedRows(fold(id as DeclarationId, events), events);
  expected.declarations.push(rows.declaration);
  expected.holds.push(...rows.holds);
  expected.tasks.push(...rows.tasks);
  expected.findings.push(...rows.findings);
  for (const event of events)
    if (event.type === 'DeclarationLodged' || event.type === 'DeclarationAmended') {
      const { version, content, received } = event.version;
      expected.declaration_versions.push({
        declaration_id: id,
        version,
        content_sha256: content,
        received_sha256: received,
      });
    }
}

/** Where the rows of a table are, by which columns a row is known, and which columns are not the recorder's: people's at work, and derived ones. */
const ROWS: Record<ReadModel, { declaration: string; key: string; not: string[]; source?: string }> = {
  declarations: { declaration: 'id', key: 'id', not: ['archived_at', 'recalled_at'] },
  declaration_versions: {
    declaration: 'declaration_id',
    key: 'version',
    not: ['content'],
    source: 'versions_with_archived',
  },
  holds: { declaration: 'declaration_id', key: 'id', not: [] },
  tasks: {
    declaration: 'declaration_id',
    key: 'id',
    not: ['assignee', 'claimed_at', 'draft', 'draft_by', 'draft_at', 'state', 'urgency', 'due_order'],
  },
  findings: { declaration: 'declaration_id', key: 'seq', not: [] },
  // Its number is the order in which results of all declarations came, which no declaration's events tell.
  risk_results: { declaration: 'declaration_id', key: 'seq', not: ['number'] },
  risk_decisions: { declaration: 'declaration_id', key: 'seq', not: [] },
  // Its version is the order in which rows were written.
  study_rows: { declaration: 'declaration_id', key: 'declaration_id', not: ['version'] },
};
const READ_MODELS = Object.keys(ROWS) as ReadModel[];

/** PostgreSQL itself brings what is expected into the columns' types, and compares. */
async function differences(
  client: pg.PoolClient,
  table: ReadModel,
  ids: string[],
  expected: Expected,
): Promise<RowDiffers[]> {
  const { declaration, key, not, source = table } = ROWS[table];
  const { rows } = await client.query<{ declaration: string; row: string; differs: RowDiffers['differs'] }>(
    `with expected as (
       select ${declaration} as declaration, ${key}::text as row, to_jsonb(e) - $3::text[] as content
       from jsonb_populate_recordset(null::${table}, $1::jsonb) e
     ), found as (
       select ${declaration} as declaration, ${key}::text as row, to_jsonb(f) - $3::text[] as content
       from ${source} f where ${declaration} = any($2)
     )
     select declaration, row, case
         when expected.content is null then to_jsonb('unexpected'::text)
         when found.content is null then to_jsonb('missing'::text)
         else (select jsonb_agg(name order by name) from jsonb_each(expected.content) each (name, value)
               where value is distinct from found.content -> name)
       end as differs
     from expected full join found using (declaration, row)
     where expected.content is distinct from found.content
     order by declaration, row`,
    [JSON.stringify(expected[table]), ids, not],
  );
  return rows.map((row) => ({ ...row, table }));
}

/** Contents whose hash is not the one beside them, which is the one in the events. */
function contentDiffers(contents: KeptContent[]): RowDiffers[] {
  return contents
    .filter(({ content, sha256 }) => createHash('sha256').update(canonical(content)).digest('hex') !== sha256)
    .map(({ declaration, version }) => ({
      declaration,
      table: 'declaration_versions',
      row: String(version),
      differs: ['content'],
    }));
}
