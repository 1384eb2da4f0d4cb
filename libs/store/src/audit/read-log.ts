import {
  instant,
  isStaff,
  Refused,
  type Actor,
  type DeclarationId,
  type DeclarationReadFilter,
  type DeclarationReadView,
  type Page,
  type PersonReadFilter,
  type ReadKind,
} from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { cursorOf, cursorValues } from '../cursor.js';
import { idRecalled, recalled } from '../archive/recall.js';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** A read of a declaration that is to be logged: by whom is what the transaction knows. */
export interface DeclarationRead {
  roles: readonly string[];
  what: ReadKind;
  /** Which task, the SHA-256 of which document, or `process-log`. */
  subject: string | null;
  requestId: string;
}

/** How a read is logged: undefined for traders and for customs' own intake, whose reads are no officer's. */
export function readBy(
  { actor, requestId }: { actor: Pick<Actor, 'roles'>; requestId: string },
  what: ReadKind,
  subject: string | null = null,
): DeclarationRead | undefined {
  return isStaff(actor) ? { roles: actor.roles, what, subject, requestId } : undefined;
}

/**
 * The id of a declaration, told by its id or its MRN, that the transaction may see, and that it is read, in one statement. What
 * is refused afterwards was not read, and is not logged, since its transaction fails. An archived declaration is recalled.
 *
 * @param read undefined where nothing is to be logged
 * @throws Refused record-removed where its record is kept no longer
 */
export async function idToRead(
  tx: Transaction<Tables>,
  idOrMrn: string,
  read: DeclarationRead | undefined,
): Promise<DeclarationId | undefined> {
  const seen = sql`select id, ${recalled} as recalled from declarations where ${sql.ref(idOrMrn.startsWith('dec_') ? 'id' : 'mrn')} = ${idOrMrn}`;
  const { rows } = await (
    read
      ? sql<Seen>`with seen as materialized (${seen}), logged as (${logOf(read)}) select id, recalled from seen`
      : sql<Seen>`${seen}`
  ).execute(tx);
  return idRecalled(tx, rows[0]);
}

interface Seen {
  id: string;
  recalled: boolean | null;
}

/** Log that some declarations in sight are read. */
export async function logReads(
  tx: Transaction<Tables>,
  ids: readonly DeclarationId[],
  read: DeclarationRead,
): Promise<void> {
  await sql`with seen as materialized (
      select id from declarations where id = any(${[...ids]}::text[])
    ) ${logOf(read)}`.execute(tx);
}

/** Log that a file is read, at each declaration in sight that names it. */
export async function logDocumentRead(tx: Transaction<Tables>, read: DeclarationRead): Promise<void> {
  await sql`with seen as materialized (
      select declaration_id as id from declaration_documents where sha256 = ${read.subject}
    ) ${logOf(read)}`.execute(tx);
}

/** To log what a query names `seen` has the ids of. */
const logOf = ({ roles, what, subject, requestId }: DeclarationRead) => sql`
  insert into declaration_reads (roles, declaration_id, what, subject, request_id)
  select ${[...roles]}::text[], id, ${what}, ${subject}::text, ${requestId} from seen`;

/** Who of customs and of agencies read a declaration, the last first. */
export function readsOf(
  tx: Transaction<Tables>,
  declaration: DeclarationId,
  { by, ...page }: DeclarationReadFilter,
): Promise<Page<DeclarationReadView>> {
  return readsWhere(
    tx,
    sql`declaration_id = ${declaration} and ${by === undefined ? sql`true` : sql`by = ${by}`}`,
    page,
  );
}

/**
 * What somebody read within some time, the last first.
 *
 * @throws Refused content-invalid for a time that ends before it begins
 */
export function readsBy(
  tx: Transaction<Tables>,
  person: string,
  { to = instant(Date.now()), from = instant(Date.parse(to) - LOOKED_BACK_MS), ...page }: PersonReadFilter,
): Promise<Page<DeclarationReadView>> {
  if (from >= to) throw new Refused('content-invalid', '`from` must be before `to`.');
  // Months are partitions: those outside are not looked at.
  return readsWhere(tx, sql`by = ${person} and at >= ${new Date(from)} and at < ${new Date(to)}`, page);
}

const LOOKED_BACK_MS = 30 * 24 * 60 * 60 * 1000;

async function readsWhere(
  tx: Transaction<Tables>,
  chosen: RawBuilder<unknown>,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<DeclarationReadView>> {
  const [before] = after === undefined ? [] : cursorValues(after, 'reads', ['text']);
  if (before !== undefined && !/^\d{1,18}$/.test(before))
    throw new Refused('malformed-content', '`after` is not a mark that this list gave in this order.');
  const { rows } = await sql<DeclarationReadView>`
    select id::text, ${iso('at')} as at, by, roles, declaration_id as "declarationId",
      (select mrn from declarations where declarations.id = declaration_id) as mrn, what, subject, request_id as "requestId"
    from declaration_reads
    where ${chosen} and ${before === undefined ? sql`true` : sql`id < ${before}::bigint`}
    order by declaration_reads.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? cursorOf('reads', [last.id]) : null };
}
