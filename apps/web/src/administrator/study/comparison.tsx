import { keepPreviousData } from '@tanstack/react-query';
import type { ComparisonView } from '#libs/domain';
import { studyWords } from '#libs/words';
import { Problem } from '../../api/problem.js';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { Days } from './days.js';
import { beginningOf, dayAfter, periodBefore, toldBy, type Change, type Filter, type Period } from './filter.js';
import { texts } from './texts.js';

interface ComparisonProps {
  filter: Filter;
  zone: string;
  onChange: Change;
}

/** What is chosen, beside the same of another period. */
export function Comparison({ filter, zone, onChange }: ComparisonProps) {
  const t = useTexts(texts);
  const { vsFrom, vsTo } = filter;
  const query = toldBy(filter, zone);
  if (vsFrom) query.set('against.from', beginningOf(vsFrom, zone));
  if (vsTo) query.set('against.to', beginningOf(dayAfter(vsTo), zone));
  const isAsked = vsFrom !== '' || vsTo !== '';
  const { data, error } = useRead<ComparisonView>(`/clearance-times/comparison?${String(query)}`, {
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const before = periodBefore(filter);
  return (
    <section className="panel stack" aria-label={t.compare}>
      <h2>{t.compare}</h2>
      <div className="study-filters">
        <Days label={t.compareWith} from={vsFrom} to={vsTo} onChange={(days) => onChange(comparedWith(days), true)} />
        <button type="button" disabled={!before} onClick={() => before && onChange(before)}>
          {t.before}
        </button>
      </div>
      <ProblemNote error={error}>
        {error instanceof Problem && error.code === 'malformed-content' && <p>{t.compareApart}</p>}
      </ProblemNote>
      {isAsked && data ? <Differences of={data} /> : <p className="quiet">{t.compareNone}</p>}
    </section>
  );
}

const comparedWith = ({ from, to }: Partial<Period>): Partial<Filter> => ({
  ...(from === undefined ? {} : { vsFrom: from }),
  ...(to === undefined ? {} : { vsTo: to }),
});

function Differences({ of }: { of: ComparisonView }) {
  const t = useTexts(texts);
  const w = useTexts(studyWords);
  const { count, duration } = useMeasures();
  const verdict = (low: number | null, high: number | null): string => {
    if (low === null || high === null) return t.shortened;
    const range = `${duration(low)} … ${duration(high)}`;
    return `${high < 0 ? t.faster : low > 0 ? t.slower : t.unsure} (${range})`;
  };
  return (
    <>
      <p>{t.compareSays(count(of.first.declarations), count(of.second.declarations))}</p>
      <Figures
        name={t.compare}
        table={{
          head: [t.interval, t.now, t.then, t.difference, t.sure],
          rows: of.intervals.map(({ interval, first, second, median }) => [
            w.interval[interval],
            `${duration(first.median)} (${count(first.n)})`,
            `${duration(second.median)} (${count(second.n)})`,
            duration(median.difference),
            verdict(median.low, median.high),
          ]),
        }}
      />
    </>
  );
}
