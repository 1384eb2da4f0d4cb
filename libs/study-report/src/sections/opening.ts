import type { StudyReportFigures } from '#libs/domain';
import type { AboutReport } from '../about.js';
import type { Section } from '../document.js';
import { periodOf } from './cover.js';
import type { Words } from '../words.js';

/** What the study is for. */
export function objectivesOf({ texts: { objectives } }: Words): Section {
  return {
    title: objectives.title,
    blocks: [
      { kind: 'text', text: objectives.opening },
      { kind: 'points', points: objectives.points },
      { kind: 'text', text: objectives.close },
    ],
    parts: [],
  };
}

/** Which declarations it is of, and what it cannot know. */
export function scopeOf({ all }: StudyReportFigures, about: AboutReport, words: Words): Section {
  const { texts, forms } = words;
  const { scope, cover } = texts;
  const released = all.groups[0]?.intervals.find(({ interval }) => interval === 'lodgement-to-release');
  // Outliers that are left out were released as well.
  const count = (released?.n ?? 0) + (released?.leftOut ?? 0);
  return {
    title: scope.title,
    blocks: [
      { kind: 'text', text: scope.chosen },
      { kind: 'terms', terms: [[cover.period, periodOf(about, words)], ...words.chosenBy()] },
      { kind: 'text', text: scope.released(forms.count(count), forms.count(all.declarations)) },
      { kind: 'text', text: scope.census },
    ],
    parts: [
      {
        title: scope.notRecorded.title,
        blocks: [
          { kind: 'text', text: scope.notRecorded.opening },
          { kind: 'points', points: scope.notRecorded.points },
        ],
      },
    ],
  };
}
