import type { Grouping } from '#libs/domain';
import { FLAGS, type Columns } from './columns.js';
import type { Dictionary, SetDictionary } from './dictionary.js';
import { dayLabel, dayOf, monthLabel, monthOf, weekLabel, weekOf } from './periods.js';
import type { ZoneOffsets } from './zone-offsets.js';

/** Something to group by: each declaration's number, or numbers where it belongs to several groups. */
export interface Dimension {
  /** @returns a number; where `several` is given, one that it takes */
  codeOf(row: number): number;
  /** The numbers of groups that a number stands for; none means the group of those that have none. */
  several?: readonly (readonly number[])[];
  label(code: number): string | null;
}

/** The dimension of a grouping. @param offsets of the time zone whose days are meant */
export function dimensionOf(columns: Columns, by: Grouping, offsets: ZoneOffsets): Dimension {
  const { office, lane, mode, procedure, party, chapter, agency } = columns;
  switch (by) {
    case 'office':
      return ofTexts(columns.offices.values, office);
    case 'lane':
      return ofTexts(columns.lanes.values, lane);
    case 'firstLane':
      return ofTexts(columns.firstLanes.values, lane);
    case 'mode':
      return ofTexts(columns.modes.values, mode);
    case 'procedure':
      return ofTexts(columns.procedures.values, procedure);
    case 'broker':
      return ofTexts(columns.brokers.values, party);
    case 'chapter':
      return ofSets(columns.chapters.values, chapter);
    case 'agency':
      return ofSets(columns.agencies.values, agency);
    case 'day':
      return ofPeriods(columns, offsets, (day) => day, dayLabel);
    case 'week':
      return ofPeriods(columns, offsets, weekOf, weekLabel);
    case 'month':
      return ofPeriods(columns, offsets, remembered(monthOf), monthLabel);
    default:
      return ofFlag(columns.flags.values, FLAGS[by]);
  }
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

const ofTexts = (codes: Codes, texts: Dictionary): Dimension => ({
  codeOf: (row) => codes[row] as number,
  // A text that a declaration does not have is kept as an empty one.
  label: (code) => texts.text(code) || null,
});

const ofSets = (codes: Codes, { sets, members }: SetDictionary): Dimension => ({
  codeOf: (row) => codes[row] as number,
  several: sets,
  label: (code) => members.text(code),
});

const ofFlag = (flags: Uint8Array, bit: number): Dimension => ({
  codeOf: (row) => (((flags[row] as number) & bit) === 0 ? 0 : 1),
  label: (code) => String(code === 1),
});

const ofPeriods = (
  { acceptedAt: { values } }: Columns,
  offsets: ZoneOffsets,
  periodOf: (day: number) => number,
  label: (period: number) => string,
): Dimension => ({
  codeOf: (row) => {
    const at = values[row] as number;
    return periodOf(dayOf(at + offsets.at(at)));
  },
  label,
});

function remembered(of: (day: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    let value = known.get(day);
    if (value === undefined) known.set(day, (value = of(day)));
    return value;
  };
}
