import type { StudyView } from '#libs/domain';
import { ownerName, studyWords } from '#libs/words';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import type { Filter } from './filter.js';
import { texts } from './texts.js';

/** The figures that matter most, in words. */
export function Headline({ study, filter }: { study: StudyView; filter: Filter }) {
  const t = useTexts(texts);
  const w = useTexts(studyWords);
  const { count, duration, share } = useMeasures();
  const [group] = study.groups;
  const interval = filter.interval as keyof typeof w.interval;
  const name = w.interval[interval];
  const figures = group?.intervals.find((each) => each.interval === interval);
  const most = group?.owners.toSorted((a, b) => b.share - a.share)[0];
  const lost = study.outages.seconds[interval];
  return (
    <section className="panel headline">
      <p>
        {figures
          ? t.headline(count(study.declarations), count(figures.n), name)
          : t.nothingEnded(count(study.declarations), name)}
      </p>
      {figures && (
        <p className="says">
          {t.half(duration(figures.median), duration(figures.p90))}{' '}
          {figures.withinServiceLevel !== null && t.withinSaid(share(figures.withinServiceLevel), filter.within)}
        </p>
      )}
      {most && most.total > 0 && <p>{t.heldMost(ownerName(w, most.owner), share(most.share), count(most.critical))}</p>}
      {lost !== undefined && lost > 0 && (
        <p className="quiet">{t.taken(count(study.outages.declarations), duration(lost))}</p>
      )}
    </section>
  );
}
