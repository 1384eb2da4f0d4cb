import type { Capacity, SelectionSettings, SettingsRequest } from '#libs/domain';

export const TIERS = ['inspection', 'scan', 'documents'] as const;
export type Tier = (typeof TIERS)[number];
/** What is asked for, in this order. */
export const FIELDS = [...TIERS, 'random', 'exploration', 'criticalWeight'] as const;
export type Field = (typeof FIELDS)[number];

export interface TypedCapacity {
  unit: 'share' | 'perDay';
  /** Percent where the unit is a share. */
  value: string;
}

/** The settings as they are typed: shares in percent, nothing refused yet. */
export interface Typed extends Record<Tier, TypedCapacity>, Record<Exclude<Field, Tier> | 'reason', string> {
  /** Of the office's own settings when typing began; 0: it had none. */
  version: number;
  /** As they were then. */
  base: SelectionSettings;
}

/** Without the noise that a double adds: 7, not 7.000000000000001. */
const percent = (share: number): string => String(Number((share * 100).toPrecision(12)));

const typedCapacity = (of: Capacity): TypedCapacity =>
  'share' in of ? { unit: 'share', value: percent(of.share) } : { unit: 'perDay', value: String(of.perDay) };

/** Settings as they are typed. */
export const typedOf = (base: SelectionSettings, version: number): Typed => ({
  version,
  base,
  inspection: typedCapacity(base.capacity.inspection),
  scan: typedCapacity(base.capacity.scan),
  documents: typedCapacity(base.capacity.documents),
  random: percent(base.random),
  exploration: percent(base.exploration),
  criticalWeight: String(base.criticalWeight),
  reason: '',
});

/** What was typed, made of the settings as they are now: what was left as it was becomes what another made of it. */
export function carriedOver(typed: Typed, present: SelectionSettings, version: number): Typed {
  const changed = changedIn(typed.base, requestOf(typed).settings);
  const own = [...changed, 'reason' as const].map((field) => [field, typed[field]]);
  return { ...typedOf(present, version), ...(Object.fromEntries(own) as Partial<Typed>) };
}

/** What is typed as a number, with a point or a comma; NaN for anything else, which the contract refuses. */
const numberOf = (text: string): number => (/^\s*\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : NaN);
const shareOf = (text: string): number => Number((numberOf(text) / 100).toPrecision(12));
const capacityOf = ({ unit, value }: TypedCapacity): Capacity =>
  unit === 'share' ? { share: shareOf(value) } : { perDay: numberOf(value) };

/** What would be sent; whether that is right the contract says. */
export const requestOf = ({
  version,
  random,
  exploration,
  criticalWeight,
  reason,
  ...typed
}: Typed): SettingsRequest => ({
  version,
  settings: {
    capacity: {
      inspection: capacityOf(typed.inspection),
      scan: capacityOf(typed.scan),
      documents: capacityOf(typed.documents),
    },
    random: shareOf(random),
    exploration: shareOf(exploration),
    criticalWeight: numberOf(criticalWeight),
  },
  reason,
});

/** The value of a field, as the contract has it. */
export const valueOf = ({ capacity, ...rest }: SelectionSettings, field: Field): Capacity | number =>
  field === 'inspection' || field === 'scan' || field === 'documents' ? capacity[field] : rest[field];

/** Which fields two settings differ in. */
export const changedIn = (one: SelectionSettings, other: SelectionSettings): Field[] =>
  FIELDS.filter((field) => JSON.stringify(valueOf(one, field)) !== JSON.stringify(valueOf(other, field)));
