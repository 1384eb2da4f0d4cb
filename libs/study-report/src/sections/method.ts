import type { StudyReportFigures } from '#libs/domain';
import type { Section } from '../document.js';
import type { Words } from '../words.js';

/** How times are taken, and what is computed of them. */
export function methodOf(figures: StudyReportFigures, words: Words): Section {
  const { texts } = words;
  const { method, columns } = texts;
  return {
    title: method.title,
    blocks: [{ kind: 'text', text: method.opening }],
    parts: [
      {
        title: method.timestamps.title,
        blocks: [
          {
            kind: 'table',
            table: {
              caption: method.timestamps.caption,
              columns: [
                { title: columns.code, weight: 1, of: 'texts' },
                { title: columns.event, weight: 6, of: 'texts' },
                { title: columns.source, weight: 8, of: 'texts' },
              ],
              rows: method.timestamps.rows,
            },
          },
        ],
      },
      { title: method.terms.title, blocks: [{ kind: 'terms', terms: method.terms.terms }] },
      { title: method.figures.title, blocks: [{ kind: 'points', points: method.figures.points }] },
      { title: method.outliers.title, blocks: outliersOf(figures, words) },
      { title: method.outages.title, blocks: outagesOf(figures, words) },
      {
        title: method.owners.title,
        blocks: [
          { kind: 'text', text: method.owners.opening },
          { kind: 'terms', terms: method.owners.terms },
          { kind: 'text', text: method.owners.close },
        ],
      },
    ],
  };
}

function outliersOf(
  { all: { outlierRule } }: StudyReportFigures,
  { texts: { method }, forms }: Words,
): Section['blocks'] {
  const { outliers, at } = outlierRule;
  const told = method.outliers;
  if (outliers === 'none' || at === null) return [{ kind: 'text', text: told.none }];
  const limit = outliers === 'limit' ? forms.duration(at) : forms.number(at);
  return [{ kind: 'text', text: `${told[outliers](limit)} ${told.same}` }];
}

function outagesOf(
  { outages, hours: { interval } }: StudyReportFigures,
  { texts, forms, interval: intervalName }: Words,
): Section['blocks'] {
  const told = texts.method.outages;
  const time = forms.duration(outages.seconds[interval] ?? 0);
  const taken =
    outages.declarations > 0
      ? told.taken(forms.count(outages.declarations), time, intervalName(interval))
      : told.nothing;
  return [{ kind: 'text', text: `${told[outages.times]} ${taken}` }];
}
