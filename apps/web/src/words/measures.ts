import { LOCALES, useLanguage, type Language } from '../texts/language.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As in the report of the study: up to two days are told in hours, as people speak of clearance. */
const UNITS = [
  { name: 's', seconds: 1, below: MINUTE },
  { name: 'min', seconds: MINUTE, below: HOUR },
  { name: 'h', seconds: HOUR, below: 2 * DAY },
  { name: 'd', seconds: DAY, below: Infinity },
] as const;
const A_MONDAY = Date.UTC(2024, 0, 1);

/** Numbers, shares and times as a language writes them. */
export interface Measures {
  count: (number: number) => string;
  /** @param part of 1 */
  share: (part: number) => string;
  /** Seconds in the unit in which they are read easily; a difference keeps its sign. */
  duration: (seconds: number) => string;
  /** @param day as in ISO 8601: 1 is Monday */
  weekday: (day: number) => string;
  /** A period of the study: a month by its name, days and weeks as they are written everywhere. */
  period: (key: string) => string;
}

export function measuresIn(language: Language): Measures {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return {
    count: (number) => whole.format(number),
    share: (part) => percent.format(part),
    duration(seconds) {
      const unit = UNITS.find(({ below }) => Math.abs(seconds) < below) ?? UNITS[3];
      return `${threeDigits.format(seconds / unit.seconds)} ${unit.name}`;
    },
    period: (key) => (/^\d{4}-\d{2}$/.test(key) ? month.format(new Date(`${key}-01T00:00:00Z`)) : key),
    weekday: (day) => weekday.format(A_MONDAY + (day - 1) * DAY * 1000),
  };
}

export const useMeasures = (): Measures => measuresIn(useLanguage());
