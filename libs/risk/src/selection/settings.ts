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

/** Where nobody has said otherwise; the migration that makes the settings begins with the same. */
export const DEFAULT_SETTINGS: SelectionSettings = {
  capacity: { inspection: { share: 0.05 }, scan: { share: 0.02 }, documents: { share: 0.1 } },
  random: 0.001,
  exploration: 0.1,
  criticalWeight: 2,
};
