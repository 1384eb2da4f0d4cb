import { useEffect, useState } from 'react';
import { useOffices } from '../api/queries.js';
import { LOCALES, useLanguage, type Language } from '../texts/language.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
export function absolute(at: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isThisYear(at) ? {} : { year: 'numeric' }),
    timeZoneName: 'short',
  }).format(new Date(at));
}

const isThisYear = (at: string): boolean => new Date(at).getFullYear() === new Date().getFullYear();

/** The zone of an office; of this device where the office is not known. */
export function useZone(office: string | undefined): string {
  const offices = useOffices();
  return offices.find(({ code }) => code === office)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

interface MomentProps {
  at: string;
  /** Code of the office by whose clock it is told. */
  office: string;
  /** relative: as seen from now, the clock's time on pointing; absolute: the other way round; both: one after the other. */
  show?: 'relative' | 'absolute' | 'both';
}

/** A moment for people. */
export function Moment({ at, office, show = 'relative' }: MomentProps) {
  const language = useLanguage();
  const zone = useZone(office);
  const [seen, clock] = [relative(at, useNow(), language), absolute(at, zone, language)];
  return (
    <time dateTime={at} title={show === 'absolute' ? seen : clock}>
      {show === 'absolute' ? clock : seen}
      {show === 'both' && <span className="quiet"> · {clock}</span>}
    </time>
  );
}
