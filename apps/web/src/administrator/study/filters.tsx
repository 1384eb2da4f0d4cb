import { useState, type SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { useMe, useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { studyWords } from '../../words/study.js';
import { words } from '../../words/words.js';
import { dayAfter, USUAL, type Filter } from './filter.js';
import { texts } from './texts.js';

interface FiltersProps {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  /** In which days are meant. */
  zone: string;
}

/** Which declarations the study is of, and how times are told. */
export function Filters({ filter, onChange, zone }: FiltersProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { interval } = useTexts(studyWords);
  const me = useMe();
  const offices = useOffices().filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const today = new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date());
  const choice = (name: keyof Filter, label: string, options: [string, string][], any?: string) => (
    <label className="field">
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
        <Day label={t.from} value={filter.from} onChange={(from) => onChange({ from })} />
        <Day label={t.to} value={filter.to} onChange={(to) => onChange({ to })} />
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
            value={filter.within}
            onChange={({ target }) => onChange({ within: target.value })}
          />
        </label>
      </div>
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

/** A day; sent on once it is whole. */
export function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="date" value={value} max="9999-12-31" onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

function Open() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    if (typed.trim()) go(`/app/times/${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form className="row open-one" onSubmit={open}>
      <input aria-label={t.open} placeholder={t.open} value={typed} onChange={({ target }) => setTyped(target.value)} />
      <button type="submit">{t.show}</button>
    </form>
  );
}
