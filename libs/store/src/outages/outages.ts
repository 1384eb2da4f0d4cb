import { randomUUID } from 'node:crypto';
import {
  OutageVersion,
  type OutageCorrection,
  type OutageDetail,
  type OutageRequest,
  type OutageView,
  type Sha256,
} from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Sees } from '../person.js';
import type { Tables } from '../tables.js';

const MOST = 1_000;

/** Outages as they are known now, the last one first; of one office and the system, where an office is asked for. */
export async function listOutages(tx: Transaction<Tables>, see: Sees, office?: string): Promise<OutageView[]> {
  const all = await versions(tx, see, office === undefined ? sql`true` : sql`office is null or office = ${office}`);
  // Versions of one outage stand together, the latest first.
  const latest = all.filter(({ id }, index) => all[index - 1]?.id !== id);
  return latest.sort((a, b) => (a.from < b.from ? 1 : -1)).slice(0, MOST);
}

/** An outage with its versions; undefined where there is none that the reader may see. */
export async function outageDetail(tx: Transaction<Tables>, see: Sees, id: string): Promise<OutageDetail | undefined> {
  const [now, ...earlier] = await versions(tx, see, sql`id = ${id}`);
  if (!now) return undefined;
  const { rows } = await sql<{ accounted: number; toldAt: string | null }>`select
    (select count(distinct declaration_id)::int from events where type = 'OutageAccounted'
      and body->'outage'->>'id' = ${id} and (body->'outage'->>'version')::int = ${now.version}) as accounted,
    (select ${iso('told_at')} from outage_tellings where id = ${id} and version = ${now.version}) as "toldAt"`.execute(
    tx,
  );
  const [progress] = rows;
  return {
    ...now,
    earlier: earlier.map((version) => OutageVersion.parse(version)),
    accounted: progress?.accounted ?? 0,
    toldAt: progress?.toldAt ?? null,
  };
}

/** Record an outage. @returns its id */
export async function recordOutage(tx: Transaction<Tables>, request: OutageRequest, by: string): Promise<string> {
  const id = `out_${randomUUID().replaceAll('-', '')}`;
  await insert(tx, { ...request, id, version: 1, withdrawn: false }, by);
  return id;
}

/**
 * Record a correction: a version that supersedes the one it names.
 *
 * @returns false where that one is superseded already: somebody else was first
 */
export async function correctOutage(
  tx: Transaction<Tables>,
  id: string,
  office: string | null,
  correction: OutageCorrection,
  by: string,
): Promise<boolean> {
  return insert(tx, { ...correction, id, office, version: correction.version + 1 }, by);
}

async function insert(
  tx: Transaction<Tables>,
  outage: OutageCorrection & { id: string; office: string | null },
  by: string,
): Promise<boolean> {
  const { id, version, office, from, until, withdrawn, evidence } = outage;
  const { rows } =
    await sql`insert into outages (id, version, office, from_at, until_at, withdrawn, evidence, documents, by)
    values (${id}, ${version}, ${office}, ${from}, ${until}, ${withdrawn}, ${evidence.text}, ${evidence.documents}, ${by})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

interface Row extends Omit<OutageView, 'evidence'> {
  evidence: string;
  documents: Sha256[];
}

/** Versions of outages, the latest of each first. Who recorded them and by what evidence stays inside customs. */
async function versions(tx: Transaction<Tables>, see: Sees, which: RawBuilder<unknown>): Promise<OutageView[]> {
  const { rows } =
    await sql<Row>`select id, version, office, ${iso('from_at')} as from, ${iso('until_at')} as until, withdrawn,
    ${iso('at')} as at, by, evidence, documents from outages where ${which} order by id, version desc`.execute(tx);
  return rows.map(({ by, evidence, documents, ...row }) => ({
    ...row,
    ...(see.lane ? { by, evidence: { text: evidence, documents } } : {}),
  }));
}
