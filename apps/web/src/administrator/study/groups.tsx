import type { Lane, StudyView, TransportMode } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { GROUPS, type Filter } from './filter.js';
import { texts } from './texts.js';

interface GroupsProps {
  study: StudyView;
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

/** The interval beside itself, in groups. */
export function Groups({ study, filter, onChange }: GroupsProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const offices = useOffices();
  const { count, duration, share } = useMeasures();
  const [by] = study.groupBy;
  const name = (key: string | null) => {
    if (key === null) return t.without;
    if (by === 'lane') return <LaneMark lane={key as Lane} />;
    if (by === 'mode') return w.mode[key as TransportMode];
    if (by === 'office') return offices.find(({ code }) => code === key)?.name ?? key;
    if (by === 'advance') return key === 'true' ? t.yes : t.no;
    return key;
  };
  return (
    <section className="panel stack">
      <div className="row head-row">
        <h2>{t.groups}</h2>
        <label>
          {t.group}{' '}
          <select value={filter.group} onChange={({ target }) => onChange({ group: target.value })}>
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {t.grouping[group]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Figures
        name={t.groups}
        table={{
          head: [t.group, t.declarations, t.median, t.p90, t.withinShare],
          rows: study.groups
            .toSorted((a, b) => b.declarations - a.declarations)
            .map(({ key, declarations, intervals: [figures] }) => [
              name(key),
              count(declarations),
              figures ? duration(figures.median) : '–',
              figures ? duration(figures.p90) : '–',
              figures?.withinServiceLevel == null ? '–' : share(figures.withinServiceLevel),
            ]),
        }}
      />
    </section>
  );
}
