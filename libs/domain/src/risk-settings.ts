import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How much work an office can do in a tier: so many a working day, or a share of what is lodged. */
export const Capacity = z
  .union([z.strictObject({ perDay: z.number().min(0).max(1_000_000) }), z.strictObject({ share })])
  .meta({ id: 'Capacity' });
export type Capacity = z.infer<typeof Capacity>;

/** How an office selects; where it says nothing, the administration's defaults (office `*`) hold. */
export const SelectionSettings = z
  .strictObject({
    /** What the office can do of each tier of control. */
    capacity: z.strictObject({ inspection: Capacity, scan: Capacity, documents: Capacity }),
    /** Share of all declarations drawn at random for inspection, whatever else is known: the control group (Kyoto 6.5). */
    random: share,
    /** Share of the capacity for inspections that goes to what is least known, novel combinations first. */
    exploration: share,
    /** How many ordinary findings a critical one is worth. */
    criticalWeight: z.number().min(0).max(1000),
  })
  .meta({ id: 'SelectionSettings' });
export type SelectionSettings = z.infer<typeof SelectionSettings>;

/** A change of an office's settings: whole, with its reason. */
export const SettingsRequest = z
  .strictObject({
    version: z.int().min(0).describe('The version that they were read at; 0 for an office without settings of its own'),
    settings: SelectionSettings,
    reason: z.string().trim().min(3, 'say why in at least three characters').max(2000),
  })
  .meta({ id: 'SettingsRequest' });
export type SettingsRequest = z.infer<typeof SettingsRequest>;

const settings = {
  office: z.string().describe('`*`: the defaults, for offices without settings of their own'),
  version: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  settings: SelectionSettings,
};

/** Settings in force, and who changed them why. */
export const SettingsView = z
  .object({
    inForce: z.array(z.object(settings)),
    history: z.array(z.object({ ...settings, reason: z.string() })).describe('Latest first'),
  })
  .meta({ id: 'SelectionSettingsView' });
export type SettingsView = z.infer<typeof SettingsView>;
