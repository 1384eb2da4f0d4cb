import { LANES, type Interval, type Lane, type StudyReportFigures } from '#libs/domain';
import type { Block, Section } from '../document.js';
import type { Words } from '../words.js';
import { distributionOf } from './distribution.js';
import { hoursOf } from './hours.js';
import { groupsTable, intervalsTable } from './intervals-table.js';
import { ownersOf } from './owners.js';
import { trendOf } from './trend.js';

/** From lodgement and from arrival to an end: what the guide asks for first. */
const ENDS: readonly Interval[] = [
  'arrival-to-release',
  'arrival-to-clearance',
  'arrival-to-departure',
  'lodgement-to-release',
  'lodgement-to-clearance',
  'lodgement-to-departure',
];

/** What the figures say. */
export function analysisOf(figures: StudyReportFigures, words: Words): Section {
  const { texts } = words;
  const { analysis, columns } = texts;
  const { all, byLane, byOffice, hours, distribution } = figures;
  const { interval } = hours;
  const [chosen] = all.groups;
  if (!chosen || chosen.declarations === 0)
    return { title: analysis.title, blocks: [{ kind: 'text', text: analysis.nothing }], parts: [] };
  const grouped = (
    caption: string,
    by: string,
    study: typeof byLane,
    nameOf: (key: string | null) => string,
  ): Block[] => [{ kind: 'table', table: groupsTable(caption, by, study, nameOf, words) }];
  const parts = [
    { title: analysis.summary.title, blocks: summaryOf(figures, words) },
    { title: analysis.serviceLevel.title, blocks: serviceLevelOf(figures, words) },
    {
      title: analysis.lanes.title,
      blocks: grouped(analysis.lanes.caption, columns.lane, lightestFirst(byLane), words.lane),
    },
    {
      title: analysis.offices.title,
      blocks:
        byOffice.groups.length > 1 ? grouped(analysis.offices.caption, columns.office, byOffice, words.office) : [],
    },
    { title: analysis.trend.title, blocks: trendOf(figures, words) },
    { title: analysis.distribution.title, blocks: distributionOf(distribution, words) },
    { title: analysis.hours.title, blocks: hoursOf(hours, words) },
    { title: analysis.owners.title, blocks: ownersOf(chosen.owners, words) },
  ];
  return {
    title: analysis.title,
    blocks: [{ kind: 'text', text: analysis.interval(words.interval(interval)) }],
    parts: parts.filter(({ blocks }) => blocks.length > 0),
  };
}

/** As controls grow, not as the alphabet goes. */
function lightestFirst(byLane: StudyReportFigures['byLane']): StudyReportFigures['byLane'] {
  const placeOf = ({ key }: { key: string | null }) => LANES.indexOf(key as Lane);
  return { ...byLane, groups: [...byLane.groups].sort((a, b) => placeOf(a) - placeOf(b)) };
}

function summaryOf({ all }: StudyReportFigures, words: Words): Block[] {
  const { summary } = words.texts.analysis;
  const intervals = all.groups[0]?.intervals ?? [];
  const ends = ENDS.flatMap((each) => intervals.filter(({ interval }) => interval === each));
  const stages = intervals.filter(({ interval }) => !ENDS.includes(interval));
  const tableOf = (caption: string, its: typeof intervals): Block[] =>
    its.length > 0 ? [{ kind: 'table', table: intervalsTable(caption, all, its, words) }] : [];
  return [...tableOf(summary.ends, ends), ...tableOf(summary.stages, stages), { kind: 'text', text: summary.note }];
}

/** Where one was asked for. */
function serviceLevelOf(
  { all, hours: { interval } }: StudyReportFigures,
  { texts, forms, interval: intervalName }: Words,
): Block[] {
  const { serviceLevel } = texts.analysis;
  if (all.serviceLevel === null) return [];
  const share = all.groups[0]?.intervals.find((each) => each.interval === interval)?.withinServiceLevel ?? null;
  if (share === null) return [{ kind: 'text', text: serviceLevel.nothing }];
  const within = forms.duration(all.serviceLevel);
  return [{ kind: 'text', text: serviceLevel.told(forms.share(share), within, intervalName(interval)) }];
}
