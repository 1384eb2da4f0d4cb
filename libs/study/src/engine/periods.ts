const DAY_MS = 86_400_000;
/** The first day of 1970 was a Thursday: three days after its week's Monday. */
const DAYS_AFTER_MONDAY = 3;

/** Days since 1970 on the clock on the wall. */
export const dayOf = (wall: number): number => Math.floor(wall / DAY_MS);

/** Weeks since that of the first day of 1970, from Monday on. */
export const weekOf = (day: number): number => Math.floor((day + DAYS_AFTER_MONDAY) / 7);

/** Months since January 1970. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** Hours since the beginning of the week, from Monday, 00:00, on: 0 to 167. */
export const hourOfWeek = (wall: number): number => {
  const hours = Math.floor(wall / 3_600_000) + DAYS_AFTER_MONDAY * 24;
  return ((hours % 168) + 168) % 168;
};

export const dayLabel = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** As in ISO 8601: the week's year is that of its Thursday. */
export function weekLabel(week: number): string {
  const thursday = new Date((week * 7 - DAYS_AFTER_MONDAY + 3) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(number).padStart(2, '0')}`;
}

export const monthLabel = (month: number): string =>
  `${1970 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
