import { es } from '../../../../libs/study-report/src/texts/es.js';
import { en } from '../../../../libs/study-report/src/texts/en.js';
import { studyWords } from './study.js';

describe('words of the study', () => {
  it.each([
    ['es', studyWords.es, es],
    ['en', studyWords.en, en],
  ])('are those of its report (%s)', (_language, pages, report) => {
    expect(pages.interval).toEqual(report.intervals);
    expect(pages.owner).toMatchObject(report.owners);
    expect(pages.agency('ICA')).toBe(report.agency('ICA'));
  });
});
