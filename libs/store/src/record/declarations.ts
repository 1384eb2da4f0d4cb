import type {
  Declaration,
  DeclarationFilter,
  DeclarationId,
  DeclarationSummary,
  DeclarationView,
  Mrn,
  Page,
  Sha256,
} from '#libs/domain';
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { askingAs } from './acting.js';
import { cursorOf, cursorValues } from '../cursor.js';
import { statusesMeant, SUMMARY_COLUMNS, summaryOf, viewOf, viewStatement, type ViewRow } from './declaration-view.js';
import type { Person, Sees } from '../person.js';
import type { DeclarationRead } from '../audit/read-log.js';
import { oneOf, withinScope } from '../scope.js';
import type { Tables } from '../tables.js';
import { waitsFor as waits, waitsUntil, withWaitsFor } from './waits-for.js';

/**
 * A declaration as it stands, by its id or its MRN; undefined where there is none that the reader may see.
 *
 * @param read logs, in the same statement, that it is read
 */
export async function declarationView(
  tx: Transaction<Tables>,
  idOrMrn: string,
  see: Sees,
  read?: DeclarationRead,
): Promise<DeclarationView | undefined> {
  const ask = async (logged?: DeclarationRead) => {
    const { text, values } = viewStatement(idOrMrn, see, logged);
    return (await tx.executeQuery<ViewRow>(CompiledQuery.raw(text, values))).rows[0];
  };
  const row = await whole(await ask(read), () => ask());
  return row && viewOf(row, see);
}

/** The same where nothing else is asked: a transaction in one round trip (see `askingAs`). */
export async function declarationViewAs(
  pool: pg.Pool,
  { actor, see }: Pick<Person, 'actor' | 'see'>,
  idOrMrn: string,
  read?: DeclarationRead,
): Promise<DeclarationView | undefined> {
  const ask = async (logged?: DeclarationRead) =>
    (await askingAs<ViewRow>(pool, actor, viewStatement(idOrMrn, see, logged)))[0];
  const row = await whole(await ask(read), () => ask());
  return row && viewOf(row, see);
}

/** A declaration that was archived until this statement found it is asked for again, when its events are there. */
const whole = (row: ViewRow | undefined, again: () => Promise<ViewRow | undefined>): Promise<ViewRow | undefined> =>
  row?.recalled ? again() : Promise.resolve(row);

/** A page of declarations, the last accepted first, or what is due first. */
export async function listDeclarations(
  tx: Transaction<Tables>,
  filter: DeclarationFilter,
  person: Person,
): Promise<Page<DeclarationSummary>> {
  const { status, office, declarant, mrn, localReference, from, to, waitsFor, limit, after } = filter;
  const due = filter.sort === 'due' && waitsFor ? waitsUntil(waitsFor) : undefined;
  let query = tx
    .selectFrom('declarations')
    .select(SUMMARY_COLUMNS)
    .where(withinScope(person.actor))
    .$if(due !== undefined, (its) => its.select((due ?? sql<Date>``).as('due')))
    .orderBy(due ? sql`due, id` : sql`accepted_at desc, id desc`)
    .limit(limit + 1);
  if (status) query = query.where(oneOf('status', statusesMeant(status, person.see)));
  if (office) query = query.where(oneOf('office', office));
  if (declarant) query = query.where('declarant', '=', declarant);
  if (mrn) query = query.where('mrn', '=', mrn);
  if (localReference) query = query.where('local_reference', '=', localReference);
  if (from) query = query.where('accepted_at', '>=', new Date(from));
  if (to) query = query.where('accepted_at', '<', new Date(to));
  if (waitsFor) query = query.where(waits(waitsFor));
  if (after !== undefined) {
    const [at, id] = cursorValues(after, due ? 'due' : 'accepted', ['moment', 'text']);
    query = query.where(
      due
        ? sql<boolean>`(${due}, id) > (${at}::timestamptz, ${id})`
        : sql<boolean>`(accepted_at, id) < (${at}::timestamptz, ${id})`,
    );
  }
  const rows = await query.execute();
  const summaries = rows.slice(0, limit).map((row) => summaryOf(row, person.see));
  const items = filter.with?.includes('waits-for')
    ? await withWaitsFor(tx, summaries, waitsFor ?? 'trader')
    : summaries;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items, next: last ? markOf(last) : null };
}

/** The mark of a page's last row, in the order that it is in. `infinity` is a number where PostgreSQL's is read. */
function markOf({ id, accepted_at, due }: { id: string; accepted_at: Date; due?: Date | number }): string {
  if (due === undefined) return cursorOf('accepted', [accepted_at.toISOString(), id]);
  return cursorOf('due', [due instanceof Date ? due.toISOString() : 'infinity', id]);
}

/** One version of what was declared. */
export interface DeclaredContent {
  version: number;
  content: Declaration;
  contentSha256: Sha256;
  /** Of the bytes as received, which are kept as a file under this name. */
  receivedSha256: Sha256;
}

/** The content of a declaration, of the last version or another; undefined where there is none to be seen. */
export async function content(
  tx: Transaction<Tables>,
  id: string,
  version?: number,
): Promise<DeclaredContent | undefined> {
  const row = await tx
    .selectFrom('declaration_versions')
    .select(['version', 'content', 'content_sha256', 'received_sha256'])
    .where('declaration_id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      version: row.version,
      content: row.content as Declaration,
      contentSha256: row.content_sha256 as Sha256,
      receivedSha256: row.received_sha256 as Sha256,
    }
  );
}

/** The numbers of declarations by their ids, of those that the reader may see. */
export async function mrnsOf(tx: Transaction<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Mrn>> {
  const rows = await tx.selectFrom('declarations').select(['id', 'mrn']).where(oneOf('id', ids)).execute();
  return new Map(rows.map(({ id, mrn }) => [id, mrn as Mrn]));
}

/** The declaration that a declarant lodged under a reference, with what its present version is. */
export async function byReference(
  tx: Transaction<Tables>,
  declarant: string,
  localReference: string,
): Promise<{ id: DeclarationId; mrn: Mrn; contentSha256: Sha256; receivedSha256: Sha256 } | undefined> {
  const row = await tx
    .selectFrom('declarations')
    .select(['id', 'mrn', 'content_sha256', 'received_sha256'])
    .where('local_reference', '=', localReference)
    .where('declarant', '=', declarant)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as DeclarationId,
      mrn: row.mrn as Mrn,
      contentSha256: row.content_sha256 as Sha256,
      receivedSha256: row.received_sha256 as Sha256,
    }
  );
}
