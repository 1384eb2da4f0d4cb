import type { StudyView } from '#libs/domain';
import { studyWords } from '#libs/words';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { bottleneckOf } from './bottleneck.js';
import type { Filter } from './filter.js';
import { Narrower } from './narrower.js';
import { periodIn } from './period-in.js';
import { texts } from './texts.js';

/** In which stage declarations of each month spent most time. */
export function Bottlenecks({ study, filter }: { study: StudyView; filter: Filter }) {
  const t = useTexts(texts);
  const { interval } = useTexts(studyWords);
  const { count, duration, period, share } = useMeasures();
  const months = study.groups
    .toSorted((a, b) => (b.key ?? '').localeCompare(a.key ?? ''))
    .map((group) => ({
      key: group.key ?? '',
      month: period(group.key ?? ''),
      declarations: group.declarations,
      worst: bottleneckOf(group),
    }));
  const latest = months.find(({ worst }) => worst);
  return (
    <section className="panel stack">
      <h2>{t.bottlenecks}</h2>
      <p className="says">
        {latest?.worst
          ? t.bottleneckNow(
              latest.month,
              interval[latest.worst.stage],
              duration(latest.worst.time),
              share(latest.worst.share),
            )
          : t.bottleneckNone}
      </p>
      {latest && <p className="quiet">{t.bottleneckNote}</p>}
      {latest && (
        <Figures
          name={t.bottlenecks}
          table={{
            head: [t.period, t.declarations, t.stage, t.stageTime, t.share],
            rows: months.map(({ key, month, declarations, worst }) => [
              <Narrower key="month" filter={filter} by={periodIn(filter, key)}>
                {month}
              </Narrower>,
              count(declarations),
              worst ? interval[worst.stage] : '–',
              worst ? duration(worst.time) : '–',
              worst ? share(worst.share) : '–',
            ]),
          }}
        />
      )}
    </section>
  );
}
