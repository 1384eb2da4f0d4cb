import { Office, type OfficeChange, type OfficeDetail, type OfficeVersion } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from './iso.js';
import type { Tables } from './tables.js';

const MOST = 500;

/** All offices as they are configured now, by code. */
export async function officesInForce(tx: Transaction<Tables>): Promise<Office[]> {
  const rows = await tx.selectFrom('offices').select('config').orderBy('code').execute();
  return rows.map(({ config }) => Office.parse(config));
}

/** An office as it is configured now, and since when; undefined where there is none. */
export async function officeInForce(
  tx: Transaction<Tables>,
  code: string,
): Promise<Omit<OfficeDetail, 'defaultClocks'> | undefined> {
  const { rows } = await sql<{ config: unknown; version: number; at: string | null; by: string | null }>`
    select o.config, o.version, ${iso('l.at')} as at, l.by
    from offices o left join office_log l on l.office = o.code and l.version = o.version
    where o.code = ${code}`.execute(tx);
  return rows.map(({ config, ...row }) => ({ office: Office.parse(config), ...row }))[0];
}

/** What an office was, who made it so, when and why; latest first. */
export async function officeVersions(tx: Transaction<Tables>, code: string): Promise<OfficeVersion[]> {
  const { rows } = await sql<Omit<OfficeVersion, 'office'> & { config: unknown }>`
    select version, ${iso('at')} as at, by, reason, config from office_log
    where office = ${code} order by version desc limit ${MOST}`.execute(tx);
  return rows.map(({ config, ...row }) => ({ office: Office.parse(config), ...row }));
}

/**
 * Put a configuration in force, and keep who did it and why: one statement. Due dates that are stamped already stay as they are.
 *
 * @returns false where the version that it was made from is not the present one: somebody else was first
 */
export async function changeOffice(
  tx: Transaction<Tables>,
  { office, version, reason }: OfficeChange,
  by: string,
): Promise<boolean> {
  const config = JSON.stringify(office);
  const change =
    version === 0
      ? sql`insert into offices (code, config) values (${office.code}, ${config}::jsonb) on conflict do nothing`
      : sql`update offices set config = ${config}::jsonb, version = version + 1
          where code = ${office.code} and version = ${version}`;
  const { rows } = await sql`with changed as (${change} returning code, version, config)
    insert into office_log (office, version, by, reason, config)
    select code, version, ${by}, ${reason}, config from changed returning id`.execute(tx);
  return rows.length === 1;
}
