import type { SelectionSettings } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** An office's settings in force, or the defaults under `*`. */
export interface SettingsRow {
  office: string;
  version: number;
  at: string;
  by: string;
  settings: SelectionSettings;
}

/** A change of settings. */
export interface SettingsChange extends SettingsRow {
  reason: string;
}

/** The settings in force, the defaults first. */
export async function settingsInForce(tx: Transaction<Tables>): Promise<SettingsRow[]> {
  const { rows } = await sql<SettingsRow>`select office, version, ${iso('at')} as at, by, body as settings
    from risk_settings order by office <> '*', office collate "C"`.execute(tx);
  return rows;
}

/** Who changed settings, when, why, and to what; latest first. */
export async function settingsHistory(tx: Transaction<Tables>): Promise<SettingsChange[]> {
  const { rows } = await sql<SettingsChange>`select office, version, ${iso('at')} as at, by, reason, body as settings
    from risk_settings_log order by id desc limit 500`.execute(tx);
  return rows;
}

/**
 * Put settings in force for an office, and keep who did it and why: one statement.
 *
 * @param version the version that they were read at; 0 for an office without settings of its own
 * @param office `*`: the defaults
 * @returns whether they are in force now; not where another change came first
 */
export async function changeSettings(
  tx: Transaction<Tables>,
  { office, version, by, reason, settings }: Omit<SettingsChange, 'at'>,
): Promise<boolean> {
  const body = JSON.stringify(settings);
  const change =
    version === 0
      ? sql`insert into risk_settings (office, body, by) values (${office}, ${body}::jsonb, ${by}) on conflict do nothing`
      : sql`update risk_settings set body = ${body}::jsonb, by = ${by}, at = now(), version = version + 1
          where office = ${office} and version = ${version}`;
  const { rows } = await sql`with changed as (${change} returning office, version, body)
    insert into risk_settings_log (office, version, by, reason, body)
    select office, version, ${by}, ${reason}, body from changed returning id`.execute(tx);
  return rows.length === 1;
}
