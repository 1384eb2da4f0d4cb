import { useLocation } from 'wouter';
import { studyWords } from '#libs/words';
import { useMe, useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { OpenOne } from '../../ui/open-one.js';
import { words } from '../../words/words.js';
import { Days } from './days.js';
import { dayAfter, GROUPS, USUAL, type Change, type Filter } from './filter.js';
import { toTop } from './narrower.js';
import { useGroupName } from './group-names.js';
import { texts } from './texts.js';

interface FiltersProps {
  filter: Filter;
  onChange: Change;
  /** In which days are meant. */
  zone: string;
  /** Within how many hours the interval should end, unless the filter says. */
  promised: number;
}

/** Which declarations the study is of, and how times are told. */
export function Filters({ filter, onChange, zone, promised }: FiltersProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { interval } = useTexts(studyWords);
  const me = useMe();
  const all = useOffices();
  const at = all.find(({ code }) => code === filter.office);
  const areApart = new Set(all.map(({ timeZone }) => timeZone)).size > 1;
  const offices = all.filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const nameOf = useGroupName();
  // The others are chosen above.
  const chosenBelow = GROUPS.filter((group) => !['office', 'lane', 'mode'].includes(group) && filter[group]);
  const today = new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date());
  const choice = (name: keyof Filter, label: string, options: [string, string][], any?: string) => (
    <label className={name === 'interval' ? 'field long' : 'field'}>
      <span>{label}</span>
      <select value={filter[name]} onChange={({ target }) => onChange({ [name]: target.value })}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="panel stack" role="group" aria-label={t.filters}>
      <div className="study-filters">
        <Days label={t.from} from={filter.from} to={filter.to} onChange={(days) => onChange(days, true)} />
        {choice(
          'office',
          t.office,
          offices.map(({ code, name }) => [code, name]),
          t.anyOffice,
        )}
        {choice('lane', t.lane, Object.entries(w.lane), t.anyLane)}
        {choice('mode', t.mode, Object.entries(w.mode), t.anyMode)}
        {choice('interval', t.interval, Object.entries(interval))}
        {choice('outages', t.outages, Object.entries(t.outageRules))}
        <label className="field">
          <span>{t.within}</span>
          <input
            type="number"
            min="1"
            max="8760"
            placeholder={String(promised)}
            value={filter.within}
            onChange={({ target }) => onChange({ within: target.value }, true)}
          />
        </label>
      </div>
      {areApart && <p className="quiet">{at ? t.daysOf(at.name, zone) : t.daysApart}</p>}
      {chosenBelow.length > 0 && (
        <div className="row">
          {chosenBelow.map((group) => (
            <button
              key={group}
              type="button"
              className="drop"
              onClick={() => {
                onChange({ [group]: '' });
                toTop();
              }}
            >
              {t.drop(t.grouping[group] ?? group, nameOf(group, filter[group]))}
            </button>
          ))}
        </div>
      )}
      <div className="row">
        <button type="button" onClick={() => onChange({ from: dayAfter(today, -29), to: today })}>
          {t.last30}
        </button>
        <button type="button" onClick={() => onChange(USUAL)}>
          {t.always}
        </button>
        <Open />
      </div>
    </div>
  );
}

function Open() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  return (
    <div className="open-one">
      <OpenOne label={t.open} action={t.show} onOpen={(id) => go(`/app/times/${encodeURIComponent(id)}`)} />
    </div>
  );
}
