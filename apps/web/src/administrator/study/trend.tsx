import type { StudyView } from '#libs/domain';
import { Lines } from '../../charts/lines.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { STEPS, type Change, type Filter } from './filter.js';
import { Narrower } from './narrower.js';
import { periodIn } from './period-in.js';
import { texts } from './texts.js';

interface TrendProps {
  study: StudyView;
  filter: Filter;
  onChange: Change;
}

/** Median and P90 by the period of acceptance. */
export function Trend({ study, filter, onChange }: TrendProps) {
  const t = useTexts(texts);
  const { count, duration, period, share } = useMeasures();
  const periods = study.groups.toSorted((a, b) => (a.key ?? '').localeCompare(b.key ?? ''));
  const points = periods.map(({ key, declarations, intervals: [figures] }) => ({
    key: key ?? '',
    label: period(key ?? ''),
    declarations,
    figures,
    values: [figures?.median ?? null, figures?.p90 ?? null],
  }));
  const known = points.filter(({ figures }) => figures);
  const [first, last] = [known[0]?.figures, known.at(-1)?.figures];
  return (
    <div className="wide with-choice">
      <label className="choice">
        <span className="visually-hidden">{t.trend}: </span>
        {t.step}{' '}
        <select value={filter.step} onChange={({ target }) => onChange({ step: target.value })}>
          {STEPS.map((step) => (
            <option key={step} value={step}>
              {t.steps[step]}
            </option>
          ))}
        </select>
      </label>
      <Lines
        title={t.trend}
        says={
          known.length > 1 && first && last ? t.trendSays(duration(first.median), duration(last.median)) : t.trendOne
        }
        points={points}
        series={[t.median, t.p90]}
        told={duration}
        note={known.length > 1 ? undefined : t.trendOne}
        table={{
          head: [t.period, t.declarations, t.median, t.p90, t.withinShare],
          rows: points.map(({ key, label, declarations, figures }) => [
            <Narrower key="period" filter={filter} by={periodIn(filter, key)}>
              {label}
            </Narrower>,
            count(declarations),
            figures ? duration(figures.median) : '–',
            figures ? duration(figures.p90) : '–',
            figures?.withinServiceLevel == null ? '–' : share(figures.withinServiceLevel),
          ]),
        }}
      />
    </div>
  );
}
