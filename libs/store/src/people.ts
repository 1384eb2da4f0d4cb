import type { Actor, ActorId, PersonName, PersonView, Role } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { askingAs, scopeOf } from './record/acting.js';
import type { Tables } from './tables.js';

const MOST = 10_000;
const LONGEST_NAME = 200;
/** Roles that are of no office. */
const EVERYWHERE: readonly Role[] = ['auditor', 'administrator', 'risk-analyst', 'agency-officer'];

/**
 * Keep that somebody was here on a day (`2026-11-29`), with what their token says of them. Idempotent by the person's id; an earlier day
 * changes nothing.
 *
 * @param pool of the `api` role
 */
export async function keepPerson(pool: pg.Pool, actor: Actor, day: string): Promise<void> {
  const { id, name, roles, offices, agency = null } = actor;
  await askingAs(pool, actor, { text: KEEP, values: [id, kept(name), roles, offices.map(kept), agency, day] });
}

const KEEP = `
  insert into people (id, name, roles, offices, agency, seen_on) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do update set name = excluded.name, roles = excluded.roles, offices = excluded.offices,
    agency = excluded.agency, seen_on = excluded.seen_on
  where people.seen_on <= excluded.seen_on`;

/** PostgreSQL keeps no NUL, and nobody is called by a book. */
const kept = (text: string): string => text.replaceAll('\0', '').slice(0, LONGEST_NAME);

/** What people in sight are called; whoever was here last comes first, where there are more than can be told. */
export async function peopleNames(tx: Transaction<Tables>): Promise<PersonName[]> {
  const rows = await tx.selectFrom('people').select(['id', 'name']).orderBy('seen_on', 'desc').limit(MOST).execute();
  return rows.map(({ id, name }) => ({ id: id as ActorId, name }));
}

/** People who work at the reader's offices or at none in particular, or for the reader's agency, by name. */
export async function peopleOf(tx: Transaction<Tables>, reader: Actor): Promise<Omit<PersonView, 'groups'>[]> {
  const { rows } = await sql<Omit<PersonView, 'groups'>>`
    select id, name, roles, offices, agency, seen_on::text as "seenOn" from people
    where ${scopeOf(reader) === 'office' ? sql`(offices && ${[...reader.offices, '*']}::text[] or roles && ${[...EVERYWHERE]}::text[])` : sql`true`}
    order by name, id limit ${MOST}`.execute(tx);
  return rows;
}

/** What somebody's token told when they were last here; undefined of whoever has never been, or is not the reader's to know. */
export async function personKnown(tx: Transaction<Tables>, id: ActorId): Promise<Actor | undefined> {
  const row = await tx
    .selectFrom('people')
    .select(['id', 'name', 'roles', 'offices', 'agency'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { agency, ...told } = row;
  return { ...told, id, parties: [], ...(agency === null ? {} : { agency }) };
}
