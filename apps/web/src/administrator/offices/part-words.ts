import type { ClockName, ClockRule, Interval, Office } from '#libs/domain';
import { studyWords } from '#libs/words';
import { LOCALES, useLanguage, useTexts, type Language } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { partOf } from './parts.js';
import { texts } from './texts.js';

const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A day of the week by its whole name. @param day as in ISO 8601: 1 is Monday */
export const weekdayIn = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(A_MONDAY + (Number(day) - 1) * DAY_MS),
  );

/** The country whose holidays count, so that a slip of the finger is seen; undefined where it is none. */
export const countryIn = (language: Language, code: string): string | undefined =>
  /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames(LOCALES[language], { type: 'region', fallback: 'none' }).of(code)
    : undefined;

interface PartWords {
  clockName: (clock: ClockName) => string;
  ruleSaid: (rule: ClockRule) => string;
  nameOf: (part: string) => string;
  saidOf: (office: Office, part: string) => string;
}

/** What parts of an office are called, and what they say. */
export function usePartWords(): PartWords {
  const t = useTexts(texts);
  const { kind } = useTexts(words);
  const { interval } = useTexts(studyWords);
  const { duration } = useMeasures();
  const language = useLanguage();
  const clockName = (clock: ClockName) => (clock === 'agency' ? t.agencies : kind[clock]);
  const ruleSaid = ({ length, unit, start, effect, extension, basis }: ClockRule) =>
    [
      `${t.lengths[unit](length)}, ${t.starts[start].toLowerCase()}`,
      `${t.atEnd} ${t.effects[effect].toLowerCase()}`,
      extension ? `${t.extension} ${t.lengths[extension.unit](extension.length)}` : t.noExtension,
      basis,
    ].join('; ');
  return {
    clockName,
    ruleSaid,
    nameOf: (part) => {
      const [name = '', each = ''] = part.split('.');
      if (name === 'openingHours' && each) return weekdayIn(language, each);
      if (name === 'names' && each) return `${t.fields.name}: ${t.names[each as Language].toLowerCase()}`;
      if (name === 'clocks') return clockName(each as ClockName);
      if (name === 'serviceLevels') return interval[each as Interval];
      return (t.fields as Record<string, string>)[name] ?? name;
    },
    saidOf: (office, part) => {
      const value = partOf(office, part);
      if (part.startsWith('openingHours.')) return value ? (value as string[]).join('–') : t.closed;
      if (part.startsWith('clocks.')) return value ? ruleSaid(value as ClockRule) : t.byDefault;
      if (part.startsWith('serviceLevels.')) return value ? duration(Number(value)) : '–';
      if (part === 'country') return countryIn(language, String(value)) ?? String(value);
      if (Array.isArray(value)) return value.join(', ') || '–';
      return typeof value === 'string' ? value : '–';
    },
  };
}
