import Holidays from 'date-holidays';
import { DAY, type Day, HOUR, Zone } from './zone.js';

const countries: ReadonlySet<string> = new Set(Object.keys(new Holidays().getCountries()));
const byCountryAndYear = new Map<string, ReadonlyMap<Day, string>>();

/** Whether public holidays of a country (ISO 3166, two letters) are known at all. */
export function knowsHolidaysOf(country: string): boolean {
  return countries.has(country);
}

/**
 * Whether a day is a public holiday of the country, as date-holidays knows them; for Colombia with the days that Ley 51 de
 * 1983 (Emiliani) moves to Monday. Computing a year takes some 30 ms, so a year is computed once. No day of a country that
 * is not known is a holiday.
 */
export function isPublicHoliday(country: string, day: Day): boolean {
  return holidaysOf(country, new Date(day * DAY).getUTCFullYear()).has(day);
}

/** Public holidays of a country in a year, by their names. */
export function holidaysOf(country: string, year: number): ReadonlyMap<Day, string> {
  const key = `${country} ${year}`;
  let days = byCountryAndYear.get(key);
  if (!days) {
    days = publicHolidays(country, year);
    byCountryAndYear.set(key, days);
  }
  return days;
}

function publicHolidays(country: string, year: number): ReadonlyMap<Day, string> {
  const calendar = new Holidays(country);
  const zone = Zone.named(calendar.getTimezones()[0] ?? 'UTC');
  const days = new Map<Day, string>();
  for (const { start, end, type, name } of calendar.getHolidays(year)) {
    if (type !== 'public') continue;
    // Some feasts last for days, some from sunset to sunset, some from noon: a day counts if the feast covers its daytime.
    const last = zone.dayOf(end.getTime());
    for (let day = zone.dayOf(start.getTime()); day <= last; day++) {
      if (start.getTime() <= zone.at(day, 6 * HOUR) && end.getTime() >= zone.at(day, 18 * HOUR)) days.set(day, name);
    }
  }
  return days;
}
