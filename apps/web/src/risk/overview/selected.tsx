import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Lane, Performance, PerformanceGroup } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { Bars } from '../../charts/bars.js';
import { Figures } from '../../charts/chart.js';
import { useLanguage, LOCALES, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { useMeasures } from '../../words/measures.js';
import { RuleName } from '../rule-name.js';
import { groundName, selection } from '../selection.js';
import { useTold } from '../told.js';
import { GROUPS, type Filter, type Group } from './filter.js';
import { texts } from './texts.js';

interface SelectedProps {
  of: Performance;
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

/** What was found by what selected it, and by the random control of the same time. */
export function Selected({ of, filter, onChange }: SelectedProps) {
  const t = useTexts(texts);
  const words = useTexts(selection);
  const { count } = useMeasures();
  const { found, share } = useTold();
  const language = useLanguage();
  const offices = useOffices();
  const by = of.groupBy as Group;
  const groups = of.groups.toSorted((a, b) => b.results - a.results || b.declarations - a.declarations);
  const name = (key: string | null): ReactNode => {
    if (by === 'selectedBy') return groundName(words, key);
    if (key === null) return t.nobody;
    if (by === 'lane') return <LaneMark lane={key as Lane} />;
    if (by === 'office') return offices.find(({ code }) => code === key)?.name ?? key;
    if (by === 'model') return <Link href={`/app/risk/models/${encodeURIComponent(key)}`}>{key}</Link>;
    return <RuleName name={key} />;
  };
  const stake = ({ yield: all }: PerformanceGroup): string =>
    all
      .map(({ currency, amount }) =>
        new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency, maximumFractionDigits: 0 }).format(
          Number(amount),
        ),
      )
      .join(', ') || '–';
  const answered = ({ coded }: PerformanceGroup): string =>
    coded ? [coded.found, coded.notFound, coded.notChecked].map(count).join(' / ') : '–';
  // Of the period, and so the same for each group.
  const control = groups[0]?.randomControl;
  const told = groups.filter(({ results }) => results > 0);
  return (
    <>
      {by === 'selectedBy' && told.length > 0 && (
        <Bars
          title={t.byGround}
          says={t.selectedSays}
          rows={told.map(({ key, hits }) => ({
            label: groundName(words, key),
            bars: [{ value: hits.share ?? 0, text: hits.share === null ? '–' : share(hits.share) }],
          }))}
          table={{
            head: [t.groups.selectedBy, t.share],
            rows: told.map(({ key, hits }) => [groundName(words, key), found(hits)]),
          }}
        />
      )}
      <section className="panel stack wide" aria-label={t.selected}>
        <div className="row head-row">
          <h2>{t.selected}</h2>
          <label>
            {t.by}{' '}
            <select value={filter.group} onChange={({ target }) => onChange({ group: target.value })}>
              {GROUPS.map((group) => (
                <option key={group} value={group}>
                  {t.groups[group]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {groups.length === 0 ? (
          <p>{t.noGroups}</p>
        ) : (
          <Figures
            name={t.selected}
            table={{
              head: [
                t.groups[by],
                t.declarations,
                t.inspections,
                t.results,
                t.share,
                t.criticalShare,
                t.stake,
                ...(by === 'rule' ? [t.coded] : []),
              ],
              rows: groups.map((group) => [
                name(group.key),
                count(group.declarations),
                count(group.inspections),
                count(group.results),
                found(group.hits),
                found(group.critical),
                stake(group),
                ...(by === 'rule' ? [answered(group)] : []),
              ]),
            }}
          />
        )}
        {control && <p>{control.of > 0 ? t.randomOnce(found(control), count(control.of)) : t.randomNone}</p>}
        <p className="quiet">{t.counted}</p>
        {by === 'rule' && <p className="quiet">{t.countedByRule}</p>}
      </section>
    </>
  );
}
