import type { FoundShare } from '#libs/domain';
import { LOCALES, useLanguage, type Language } from '../texts/language.js';
import { perDayIn } from './per-day.js';

/** Figures as the risk unit reads them: of a share of a thousandth it must be seen that it is one. */
export interface Told {
  /** @param part of 1 */
  share: (part: number) => string;
  /** With one decimal. */
  perDay: (number: number) => string;
  /** To three digits. */
  number: (number: number) => string;
  /** A share with how sure it is: `45 % (38–52)`; a dash where there is nothing to divide by. */
  found: (of: Pick<FoundShare, 'share' | 'low' | 'high'>) => string;
}

export function toldIn(language: Language): Told {
  const locale = LOCALES[language];
  const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 });
  const bound = (part: number): string => threeDigits.format(Math.round(part * 1000) / 10);
  return {
    share: (part) => percent.format(part),
    perDay: perDayIn(locale),
    number: (number) => threeDigits.format(number),
    found: ({ share, low, high }) => (share === null ? '–' : `${percent.format(share)} (${bound(low)}–${bound(high)})`),
  };
}

export const useTold = (): Told => toldIn(useLanguage());
