import type { SelectionSettings } from '#libs/risk';
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
 * Put settings in force for an office, and keep who did it and why: one statement. Said again with the same content, it changes
 * nothing.
 *
 * @param office `*`: the defaults
 */
export async function changeSettings(
  tx: Transaction<Tables>,
  { office, by, reason, settings }: Pick<SettingsChange, 'office' | 'by' | 'reason' | 'settings'>,
): Promise<void> {
  const body = JSON.stringify(settings);
  await sql`with changed as (
      insert into risk_settings (office, body, by) values (${office}, ${body}::jsonb, ${by})
      on conflict (office) do update set body = excluded.body, by = excluded.by, at = now(), version = risk_settings.version + 1
        where risk_settings.body <> excluded.body
      returning office, version, body
    )
    insert into risk_settings_log (office, version, by, reason, body)
    select office, version, ${by}, ${reason}, body from changed`.execute(tx);
}
