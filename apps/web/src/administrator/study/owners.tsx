import type { StudyView } from '#libs/domain';
import { ownerName, studyWords } from '#libs/words';
import { Bars } from '../../charts/bars.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** What each party held: in all, alone, and last. */
export function Owners({ study }: { study: StudyView }) {
  const t = useTexts(texts);
  const w = useTexts(studyWords);
  const { count, duration, share } = useMeasures();
  const owners = (study.groups[0]?.owners ?? []).toSorted((a, b) => b.share - a.share);
  const total = owners.reduce((sum, each) => sum + each.total, 0);
  const critical = owners.reduce((sum, each) => sum + each.critical, 0);
  const part = (value: number, of: number) => ({
    value: of === 0 ? 0 : value / of,
    text: share(of === 0 ? 0 : value / of),
  });
  const [most] = owners;
  const isReleased = study.groups[0]?.intervals.some(({ interval }) => interval === 'lodgement-to-release');
  if (!most)
    return (
      <section className="panel">
        <h2>{t.owners}</h2>
        <p>{isReleased ? t.nobodyHeld : t.noneReleased}</p>
      </section>
    );
  return (
    <Bars
      title={t.owners}
      says={t.ownersSays(ownerName(w, most.owner), share(most.share))}
      series={t.ownerSeries}
      note={t.ownersNote}
      rows={owners.map((each) => ({
        label: ownerName(w, each.owner),
        bars: [part(each.total, total), part(each.exclusive, total), part(each.critical, critical)],
      }))}
      table={{
        head: [t.owner, t.declarations, ...t.ownerSeries, t.share],
        rows: owners.map((each) => [
          ownerName(w, each.owner),
          count(each.declarations),
          duration(each.total),
          duration(each.exclusive),
          count(each.critical),
          share(each.share),
        ]),
      }}
    />
  );
}
