import { featureName } from '#libs/words';
import { useLanguage, useTexts } from '../texts/language.js';
import { texts } from './texts.js';

/** What an alarm of the watch over models says. */
export function useAlarm(): (alarm: string) => string {
  const { alarm: said } = useTexts(texts);
  const language = useLanguage();
  return (alarm) => {
    if (alarm === 'calibration') return said.calibration;
    return alarm === 'drift:score' ? said.score : said.feature(featureName(alarm.replace(/^drift:/, ''), language));
  };
}
