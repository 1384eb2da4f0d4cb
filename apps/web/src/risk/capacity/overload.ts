import type { Capacity, PerformanceGroup, SelectionSettings } from '#libs/domain';
import { TIERS, type Tier } from './typed.js';

/** The lane of the declarations that a tier controls. */
export const LANE_OF = { inspection: 'red', scan: 'orange', documents: 'yellow' } as const;

/** How what came to a tier compares with what the office can do of it. */
export interface Load {
  tier: Tier;
  /** A day on which declarations came, on average: what is to be expected. */
  expected: number;
  /** What can be done on such a day. */
  possible: number;
  /** Days of which more came than can be done, of so many on which any came. */
  over: number;
  of: number;
  /** The day that exceeds it most, where one does. */
  worst: { day: string; came: number; possible: number } | undefined;
}

/**
 * Loads of the tiers, by what came to each lane day by day.
 *
 * @param groups performance by lane and day
 * @returns undefined for a tier whose capacity is so many a day, where that is each office's and `groups` are of several
 */
export function loadsOf(
  groups: readonly PerformanceGroup[],
  capacity: SelectionSettings['capacity'],
  isOneOffice: boolean,
): (Load | undefined)[] {
  const days = [...new Set(groups.flatMap(({ period }) => period ?? []))].sort();
  const cameOn = (day: string, lane?: string): number =>
    groups
      .filter(({ period, key }) => period === day && (lane === undefined || key === lane))
      .reduce((sum, { declarations }) => sum + declarations, 0);
  return TIERS.map((tier) => {
    const its = capacity[tier];
    if ('perDay' in its && !isOneOffice) return undefined;
    const told = days.map((day) => ({ day, came: cameOn(day, LANE_OF[tier]), possible: possibleOf(its, cameOn(day)) }));
    // A share of a few is part of one, which nobody can do in part.
    const over = told.filter(({ came, possible }) => came > Math.ceil(possible));
    const mean = (of: 'came' | 'possible') => told.reduce((sum, each) => sum + each[of], 0) / Math.max(1, told.length);
    return {
      ...{ tier, expected: mean('came'), possible: mean('possible') },
      ...{ over: over.length, of: days.length },
      worst: over.toSorted((one, other) => other.came - other.possible - (one.came - one.possible))[0],
    };
  });
}

/** Whether more is to be expected than can be done. */
export const isTooMuch = ({ expected, possible }: Load): boolean => expected > possible;

const possibleOf = (capacity: Capacity, came: number): number =>
  'share' in capacity ? capacity.share * came : capacity.perDay;
