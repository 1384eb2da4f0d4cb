import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'wouter';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { DialogForm } from '../../ui/dialog-form.js';
import type { HoldKind, InboxCounts } from '#libs/domain';
import { kindName, words } from '../../words/words.js';
import { texts } from '../texts.js';
import { asked, ORDERS, queryOf, workAt, type Filter } from './filter.js';

/** What narrows the list down. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (change: Partial<Filter>) => void }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const me = useMe();
  const offices = useOffices().filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const everything = asked({ ...filter, kind: '' }, 'all');
  const kinds = Object.keys(useRead<InboxCounts>(`/tasks/counts?${String(everything)}`).data?.byKind ?? {});
  if (filter.kind && !kinds.includes(filter.kind)) kinds.push(filter.kind);
  return (
    <div className="filters" role="group" aria-label={t.filters}>
      <select aria-label={t.kind} value={filter.kind} onChange={({ target }) => onChange({ kind: target.value })}>
        <option value="">{t.anyKind}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(w, kind as HoldKind)}
          </option>
        ))}
      </select>
      {offices.length > 1 && (
        <select
          aria-label={t.office}
          value={filter.office}
          onChange={({ target }) => onChange({ office: target.value })}
        >
          <option value="">{t.anyOffice}</option>
          {offices.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} · {name}
            </option>
          ))}
        </select>
      )}
      {/* What is closed is told last closed first, and in no other order. */}
      {filter.view !== 'closed' && (
        <select
          aria-label={t.order}
          value={filter.order}
          onChange={({ target }) => onChange({ order: ORDERS.find((each) => each === target.value) ?? 'due' })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t.orders[order]}
            </option>
          ))}
        </select>
      )}
      <Find sought={filter.mrn} onFind={(mrn) => onChange({ mrn })} />
      <Saved filter={filter} />
    </div>
  );
}

/** While a number is typed nothing is asked. */
const PAUSE_MS = 300;

function Find({ sought, onFind }: { sought: string; onFind: (mrn: string) => void }) {
  const t = useTexts(texts);
  // What is typed, and what was sought then: going back or a saved filter seeks something else, and that is shown.
  const [{ typed, of }, setTyped] = useState({ typed: sought, of: sought });
  const shown = of === sought || typed.trim() === sought ? typed : sought;
  const next = shown.trim();
  const find = useEffectEvent(() => {
    setTyped({ typed: shown, of: next });
    onFind(next);
  });
  useEffect(() => {
    if (next === sought) return;
    const timer = setTimeout(() => find(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [next, sought]);
  return (
    <input
      id="mrn"
      type="search"
      aria-label={t.mrn}
      placeholder={t.mrn}
      size={24}
      value={shown}
      onChange={({ target }) => setTyped({ typed: target.value, of: sought })}
    />
  );
}

function Saved({ filter }: { filter: Filter }) {
  const t = useTexts(texts);
  // Filters that were given a name on this device: name and query.
  const [{ all }, keep] = useTyped<{ all: [name: string, query: string][] }>('filters', { all: [] });
  const [saving, setSaving] = useState(false);
  const [name, setName] = useState('');
  const [removed, setRemoved] = useState<{ name: string; before: typeof all }>();
  const query = queryOf(filter);
  const save = () => {
    keep({ all: [...all.filter(([its]) => its !== name.trim()), [name.trim(), query]] });
    setRemoved(undefined);
    return Promise.resolve();
  };
  return (
    <>
      {all.length > 0 && (
        <ul className="saved" aria-label={t.saved}>
          {all.map(([name, its]) => (
            <li key={name} className="row">
              <Link href={workAt(its)} aria-current={its === query ? 'true' : undefined}>
                {name}
              </Link>
              <button
                type="button"
                className="bare"
                aria-label={t.remove(name)}
                onClick={() => {
                  setRemoved({ name, before: all });
                  keep({ all: all.filter(([each]) => each !== name) });
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {query !== '' && !all.some(([, its]) => its === query) && (
        <button type="button" className="bare" onClick={() => setSaving(true)}>
          {t.save}
        </button>
      )}
      {removed && (
        <span role="status">
          {t.removed(removed.name)}{' '}
          <button
            type="button"
            className="bare"
            onClick={() => {
              keep({ all: removed.before });
              setRemoved(undefined);
            }}
          >
            {t.undo}
          </button>
        </span>
      )}
      {saving && (
        <DialogForm
          title={t.saveTitle}
          action={t.save}
          send={save}
          onSent={() => setName('')}
          onClose={() => setSaving(false)}
        >
          <div className="field">
            <label htmlFor="filter-name">{t.saveName}</label>
            <input
              id="filter-name"
              required
              maxLength={40}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
        </DialogForm>
      )}
    </>
  );
}
