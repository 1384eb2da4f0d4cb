import type { StudyReportFigures } from '#libs/domain';
import type { AboutReport } from './about.js';
import type { ReportDocument } from './document.js';
import { analysisOf } from './sections/analysis.js';
import { appendixOf, conclusionsOf } from './sections/closing.js';
import { coverOf, periodOf } from './sections/cover.js';
import { methodOf } from './sections/method.js';
import { objectivesOf, scopeOf } from './sections/opening.js';
import { wordsOf } from './words.js';

/** What a report of the study says, with the sections of the guide of the WCO; conclusions are left to its author. */
export function documentOf(figures: StudyReportFigures, about: AboutReport): ReportDocument {
  const words = wordsOf(about, figures.all.timeZone);
  const { texts, forms } = words;
  return {
    language: about.language,
    title: texts.title,
    subtitle: `${texts.cover.period}: ${periodOf(about, words)}`,
    cover: coverOf(figures, about, words),
    sections: [
      objectivesOf(words),
      scopeOf(figures, about, words),
      methodOf(figures, words),
      analysisOf(figures, words),
      conclusionsOf(words),
      appendixOf(figures, about, words),
    ],
    foot: (page, of) => texts.foot(forms.count(page), forms.count(of)),
  };
}
