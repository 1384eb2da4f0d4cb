import type { Lane, StudyView } from '#libs/domain';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { useMeasures } from '../../words/measures.js';
import { GROUPS, type Change, type Filter, type Group } from './filter.js';
import { useGroupName } from './group-names.js';
import { Narrower } from './narrower.js';
import { texts } from './texts.js';

interface GroupsProps {
  study: StudyView;
  filter: Filter;
  onChange: Change;
}

/** The interval beside itself, in groups. */
export function Groups({ study, filter, onChange }: GroupsProps) {
  const t = useTexts(texts);
  const nameOf = useGroupName();
  const { count, duration, share } = useMeasures();
  // While another grouping is read, what is seen is still the one before.
  const by = study.groupBy[0] as Group;
  const name = (key: string) => (by === 'lane' ? <LaneMark lane={key as Lane} /> : nameOf(by, key));
  return (
    <section className="panel stack study-groups">
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
          head: [t.grouping[by] ?? t.group, t.declarations, t.median, t.p90, t.withinShare],
          rows: study.groups
            .toSorted((a, b) => b.declarations - a.declarations)
            .map(({ key, declarations, intervals: [figures] }) => [
              key === null ? (
                t.without
              ) : by === 'broker' ? (
                // Chosen by a broker are also those that they declared and another lodged, which count as the other's here.
                name(key)
              ) : (
                <Narrower key="name" filter={filter} by={{ [by]: key }}>
                  {name(key)}
                </Narrower>
              ),
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
