import { useEffect, useState } from 'react';
import { useOffices } from '../api/queries.js';
import { LOCALES, useLanguage, type Language } from '../texts/language.js';
import { mostOf } from './zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A line may end behind any other: `GMT-`, and the 5 on the next. */
const NO_BREAK_HYPHEN = '\u2011';

/** The present, told anew every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A moment as seen from now: `in 3 hours`, `hace 2 días`. */
export function relative(at: string, now: number, language: Language): string {
  const distance = Date.parse(at) - now;
  const format = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto', style: 'short' });
  const size = Math.abs(distance);
  if (size < HOUR) return format.format(Math.round(distance / MINUTE), 'minute');
  if (size < 2 * DAY) return format.format(Math.round(distance / HOUR), 'hour');
  return format.format(Math.round(distance / DAY), 'day');
}

/** A moment by the clock of an office, with the zone's name. */
export function absolute(at: string, timeZone: string, language: Language, toTheSecond = false): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(toTheSecond ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    ...(isThisYear(at) ? {} : { year: 'numeric' }),
    timeZoneName: 'short',
  })
    .format(new Date(at))
    .replace(/(?<=GMT)-/, NO_BREAK_HYPHEN);
}

const isThisYear = (at: string): boolean => new Date(at).getFullYear() === new Date().getFullYear();

/**
 * The zone of an office. Without one, that of most offices: what concerns the whole administration goes by its clock, wherever the reader
 * sits; where no office is known, that of this device.
 */
export function useZone(office: string | undefined): string {
  const offices = useOffices();
  return (
    offices.find(({ code }) => code === office)?.timeZone ??
    mostOf(offices.map(({ timeZone }) => timeZone)) ??
    Intl.DateTimeFormat().resolvedOptions().timeZone
  );
}

interface MomentProps {
  at: string;
  /** Code of the office by whose clock it is told. */
  office: string;
  /** relative: as seen from now, the clock's time on pointing; absolute: the other way round; second: the same to the second; both: one after the other, as always where
   * nothing can be pointed at. */
  show?: 'relative' | 'absolute' | 'second' | 'both';
}

/** A moment for people. */
export function Moment({ at, office, show = 'relative' }: MomentProps) {
  const language = useLanguage();
  const zone = useZone(office);
  const [seen, clock] = [relative(at, useNow(), language), absolute(at, zone, language, show === 'second')];
  const isClockFirst = show === 'absolute' || show === 'second';
  return (
    <time dateTime={at} title={isClockFirst ? seen : clock}>
      {isClockFirst ? clock : seen}
      <span className={show === 'both' ? 'quiet' : 'quiet unpointed'}> · {isClockFirst ? seen : clock}</span>
    </time>
  );
}
