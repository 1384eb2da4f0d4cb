import Holidays from 'date-holidays';
import { DAY, type Day, HOUR, Zone } from './zone.js';

const countries: ReadonlySet<string> = new Set(Object.keys(new Holidays().getCountries()));
const byCountryAndYear = new Map<string, ReadonlySet<Day>>();

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
  const year = new Date(day * DAY).getUTCFullYear();
  const key = `${country} ${year}`;
  let days = byCountryAndYear.get(key);
  if (!days) {
    days = publicHolidays(country, year);
    byCountryAndYear.set(key, days);
  }
  return days.has(day);
}

function publicHolidays(country: string, year: number): ReadonlySet<Day> {
  const calendar = new Holidays(country);
  const zone = Zone.named(calendar.getTimezones()[0] ?? 'UTC');
  const days = new Set<Day>();
  for (const { start, end, type } of calendar.getHolidays(year)) {
    if (type !== 'public') continue;
    // Some feasts last for days, some from sunset to sunset, some from noon: a day counts if the feast covers its daytime.
    const last = zone.dayOf(end.getTime());
    for (let day = zone.dayOf(start.getTime()); day <= last; day++) {
      if (start.getTime() <= zone.at(day, 6 * HOUR) && end.getTime() >= zone.at(day, 18 * HOUR)) days.add(day);
    }
  }
  return days;
}
