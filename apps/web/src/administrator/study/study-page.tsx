import { keepPreviousData } from '@tanstack/react-query';
import type { DistributionView, HoursView, StudyView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { ticksOf } from '../../charts/axis.js';
import { Download } from '../../ui/download.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { Bottlenecks } from './bottlenecks.js';
import { Comparison } from './comparison.js';
import { Distribution } from './distribution.js';
import { fileNameOf, promisedHours, toldBy, useFilter, zoneOf } from './filter.js';
import { Filters } from './filters.js';
import { Groups } from './groups.js';
import { Headline } from './headline.js';
import { Hours } from './hours.js';
import { Owners } from './owners.js';
import { Slowest } from './slowest.js';
import { texts } from './texts.js';
import { Trend } from './trend.js';

// While another answer is read, the one before stays: what is looked at does not jump.
const STAYS = { placeholderData: keepPreviousData };

/** The clearance-time study as pictures. */
export function StudyPage() {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const language = useLanguage();
  const [said, change] = useFilter();
  const offices = useOffices();
  const zone = zoneOf(said, offices);
  const promised = promisedHours(said, offices);
  const filter = { ...said, within: said.within || String(promised) };
  const query = String(toldBy(filter, zone));
  const ask = (more: Record<string, string>): string => `?${query}&${String(new URLSearchParams(more))}`;
  const { interval } = filter;
  const all = useRead<StudyView>(`/clearance-times${ask({})}`, STAYS);
  const trend = useRead<StudyView>(`/clearance-times${ask({ groupBy: filter.step, interval })}`, STAYS);
  const months = useRead<StudyView>(`/clearance-times${ask({ groupBy: 'month' })}`, STAYS);
  const groups = useRead<StudyView>(`/clearance-times${ask({ groupBy: filter.group, interval })}`, STAYS);
  // How intervals are distributed, and which were the longest, is told without a service level.
  const slowest = new URLSearchParams(query);
  slowest.delete('serviceLevel');
  slowest.set('interval', interval);
  const spread = new URLSearchParams(slowest);
  // Classes as wide as suits what is told, so that seconds and weeks both show a shape.
  const figures = all.data?.groups[0]?.intervals.find((each) => each.interval === interval);
  const long = figures?.p95;
  if (long) spread.set('edges', ticksOf(long, 12).join(','));
  const distribution = useRead<DistributionView>(`/clearance-times/distribution?${String(spread)}`, {
    ...STAYS,
    enabled: all.isSuccess,
  });
  const hours = useRead<HoursView>(`/clearance-times/hours${ask({ interval })}`, STAYS);
  const report = `/clearance-times/report${ask({ interval, language })}`;

  return (
    <Page title={t.title}>
      <div className="stack">
        <Filters filter={said} onChange={change} zone={zone} promised={promised} />
        <ProblemNote error={all.error ?? trend.error ?? hours.error ?? distribution.error} />
        {all.isPending && <Reading label={t.reading} />}
        {all.data?.declarations === 0 && (
          <Empty title={t.emptyTitle}>
            <p>{t.emptyText}</p>
          </Empty>
        )}
        {all.data && all.data.declarations > 0 && (
          <>
            {all.data.asOf.pending > 0 && <p className="note">{t.pending(count(all.data.asOf.pending))}</p>}
            <Headline study={all.data} filter={filter} />
            {/* Pictures of what nothing has ended yet would be empty. */}
            <div className="study">
              {figures && trend.data && <Trend study={trend.data} filter={said} onChange={change} />}
              {figures && distribution.data && <Distribution of={distribution.data} />}
              <Owners study={all.data} />
              {figures && hours.data && <Hours of={hours.data} />}
              {months.data && <Bottlenecks study={months.data} filter={said} />}
              {groups.data && <Groups study={groups.data} filter={said} onChange={change} />}
            </div>
            <Comparison filter={filter} zone={zone} onChange={change} />
            <Slowest path={`/clearance-times/slowest?${String(slowest)}`} />
            <section className="panel stack" aria-label={t.export}>
              <h2>{t.export}</h2>
              <div className="row">
                <Download path={report} name={fileNameOf(t.files.report, said, `${language}.pdf`)}>
                  {t.pdf}
                </Download>
                <Download
                  path={`/clearance-times${ask({ format: 'csv' })}`}
                  name={fileNameOf(t.files.intervals, said, `${language}.csv`)}
                >
                  {t.csv}
                </Download>
                <Download
                  path={`/clearance-times${ask({ format: 'csv', part: 'owners' })}`}
                  name={fileNameOf(t.files.owners, said, `${language}.csv`)}
                >
                  {t.csvOwners}
                </Download>
              </div>
            </section>
          </>
        )}
      </div>
    </Page>
  );
}
