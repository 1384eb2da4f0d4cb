import type { StudyReportFigures } from '#libs/domain';
import type { AboutReport } from '../about.js';
import type { Terms } from '../document.js';
import type { Words } from '../words.js';

/** So many offices are named on the cover. */
const NAMED = 8;

/** What the first page tells. */
export function coverOf(figures: StudyReportFigures, about: AboutReport, words: Words): Terms {
  const { texts, forms } = words;
  const { cover } = texts;
  const { asOf, all } = figures;
  const chosen = words.chosenBy();
  return [
    [cover.offices, officesOf(about, words)],
    [cover.period, periodOf(about, words)],
    [
      cover.filters,
      chosen.length === 0 ? cover.allDeclarations : chosen.map(([term, meaning]) => `${term}: ${meaning}`).join('\n'),
    ],
    [cover.interval, words.interval(about.query.interval)],
    ...levelOf(all.serviceLevel, words),
    [cover.outages, figures.outages.times === 'with' ? cover.outagesWith : cover.outagesWithout],
    [cover.declarations, forms.count(all.declarations)],
    [cover.asOf, forms.dateTime(asOf.at)],
    [cover.pending, asOf.pending > 0 ? cover.isPending(forms.count(asOf.pending)) : cover.nothingPending],
    [cover.timeZone, all.timeZone],
    [cover.software, `Levante ${about.software}`],
  ];
}

const levelOf = (seconds: number | null, { texts, forms }: Words): Terms =>
  seconds === null ? [] : [[texts.analysis.serviceLevel.title, forms.duration(seconds)]];

/** When declarations were accepted. */
export function periodOf({ query: { from, to } }: AboutReport, { texts: { cover }, forms }: Words): string {
  const bounds = [from && cover.since(forms.moment(from)), to && cover.before(forms.moment(to))];
  return bounds.filter(Boolean).join(', ') || cover.always;
}

/** Whose declarations may be in it: the offices asked for, as far as the reader may see them. */
function officesOf({ query, seen }: AboutReport, { texts, office, forms }: Words): string {
  const asked = query.office;
  if (seen === 'all' && !asked) return texts.cover.allOffices;
  const codes = seen === 'all' ? (asked ?? []) : asked ? seen.filter((code) => asked.includes(code)) : seen;
  if (codes.length === 0) return texts.cover.noOffices;
  const listed = codes.slice(0, NAMED).map(office).join(', ');
  return codes.length > NAMED ? texts.and(listed, forms.count(codes.length - NAMED)) : listed;
}
