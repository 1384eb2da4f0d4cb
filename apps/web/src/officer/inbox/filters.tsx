import { useState, type SubmitEvent } from 'react';
import { Link } from 'wouter';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import type { HoldKind, InboxCounts } from '#libs/domain';
import { kindName, words } from '../../words/words.js';
import { texts } from '../texts.js';
import { asked, ORDERS, queryOf, type Filter } from './filter.js';

/** Filters that were given a name on this device: name and query. */
const saved = stored<[name: string, query: string][]>('filters', []);

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
              {name}
            </option>
          ))}
        </select>
      )}
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
      <input
        id="mrn"
        type="search"
        aria-label={t.mrn}
        placeholder={t.mrn}
        size={20}
        value={filter.mrn}
        onChange={({ target }) => onChange({ mrn: target.value.trim().toUpperCase() })}
      />
      <Saved filter={filter} />
    </div>
  );
}

function Saved({ filter }: { filter: Filter }) {
  const t = useTexts(texts);
  const all = useStored(saved);
  const [saving, setSaving] = useState(false);
  const query = queryOf(filter);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    if (typeof name !== 'string' || name.trim() === '') return;
    saved.set([...all.filter(([its]) => its !== name.trim()), [name.trim(), query]]);
    setSaving(false);
  };
  return (
    <>
      {all.length > 0 && (
        <ul className="saved" aria-label={t.saved}>
          {all.map(([name, its]) => (
            <li key={name} className="row">
              <Link href={`/app/work${its ? `?${its}` : ''}`} aria-current={its === query ? 'true' : undefined}>
                {name}
              </Link>
              <button
                type="button"
                className="bare"
                aria-label={t.remove(name)}
                onClick={() => saved.set(all.filter(([each]) => each !== name))}
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
      {saving && (
        <Dialog title={t.saveTitle} onClose={() => setSaving(false)}>
          <form className="stack" onSubmit={save}>
            <div className="field">
              <label htmlFor="filter-name">{t.saveName}</label>
              <input id="filter-name" name="name" required maxLength={40} />
            </div>
            <div className="row dialog-end">
              <button type="submit" className="primary">
                {t.save}
              </button>
              <button type="button" onClick={() => setSaving(false)}>
                {t.cancel}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
