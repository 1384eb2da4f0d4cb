import type { ReportLanguage } from '#libs/domain';

/** Numbers, times and dates as a language writes them. */
export interface Forms {
  /** A whole number. */
  count: (number: number) => string;
  /** Three digits of a number, at most two of them after the point; all that stand before it. */
  number: (number: number) => string;
  /** @param part of 1 */
  share: (part: number) => string;
  /** Without digits after the point. @param part of 1 */
  wholeShare: (part: number) => string;
  /** Seconds in the unit in which they are read easily, three digits of them. */
  duration: (seconds: number) => string;
  /** From one number of seconds to another; the unit once where it is the same. */
  range: (from: number, to: number) => string;
  /** @param instant in UTC */
  dateTime: (instant: string) => string;
  /** The day alone where it is a day's beginning. @param instant in UTC */
  moment: (instant: string) => string;
  /** @param month as 2026-03 */
  month: (month: string) => string;
  /** The month in which an instant lies, as 2026-03. @param at milliseconds since 1970 */
  monthOf: (at: number) => string;
  /** @param day as in ISO 8601: 1 is Monday */
  weekday: (day: number) => string;
}

const LOCALES = { es: 'es-CO', en: 'en-GB' } as const satisfies Record<ReportLanguage, string>;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Up to two days are told in hours: clearance is, where people speak of it. */
const UNITS = [
  { name: 's', seconds: 1, below: MINUTE },
  { name: 'min', seconds: MINUTE, below: HOUR },
  { name: 'h', seconds: HOUR, below: 2 * DAY },
  { name: 'd', seconds: DAY, below: Infinity },
] as const;
const A_MONDAY = Date.UTC(2024, 0, 1);

/** @param timeZone IANA name, in which instants are told */
export function formsOf(language: ReportLanguage, timeZone: string): Forms {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimals = [0, 1, 2].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone,
  });
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  // As in ISO 8601, which is how Swedes write it.
  const isoMonth = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', timeZone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const number = (value: number) => {
    const digits = Math.abs(value) >= 99.95 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2;
    return (decimals[digits] ?? whole).format(value);
  };
  const duration = (seconds: number) => {
    const unit = unitOf(seconds);
    return `${number(seconds / unit.seconds)} ${unit.name}`;
  };
  return {
    count: (value) => whole.format(value),
    number,
    wholeShare: (part) => wholePercent.format(part),
    share: (part) => percent.format(part),
    duration,
    range(from, to) {
      const unit = unitOf(to);
      return from === 0 || unitOf(from) === unit
        ? `${number(from / unit.seconds)}–${number(to / unit.seconds)} ${unit.name}`
        : `${duration(from)}–${duration(to)}`;
    },
    moment: (instant) => (clock.format(new Date(instant)) === '00:00:00' ? day : dateTime).format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    monthOf: (at) => isoMonth.format(at),
    weekday: (each) => weekday.format(A_MONDAY + (each - 1) * DAY * 1000),
  };
}

const unitOf = (seconds: number) => UNITS.find(({ below }) => seconds < below) ?? UNITS[3];
