import { useState } from 'react';
import { Link } from 'wouter';
import type { OutageView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { Saved } from './how-many-told.js';
import { OutageDialog } from './outage-dialog.js';
import { OutageItem } from './outage-item.js';
import { texts } from './texts.js';
import './outages.css';

/** Outages of offices and of the system. */
export default function Pages() {
  const t = useTexts(texts);
  const offices = useOffices();
  const [office, setOffice] = useState('');
  const [isRecording, setRecording] = useState(false);
  const [saved, setSaved] = useState<string>();
  const path = office ? `/outages?office=${encodeURIComponent(office)}` : '/outages';
  const { data, error, isPending } = useRead<OutageView[]>(path);
  return (
    <Page
      title={t.title}
      aside={
        <button type="button" className="primary" onClick={() => setRecording(true)}>
          {t.record}
        </button>
      }
    >
      <div className="stack">
        <p>{t.what}</p>
        <div className="filters">
          <label>
            {t.office}{' '}
            <select value={office} onChange={({ target }) => setOffice(target.value)}>
              <option value="">{t.anyOffice}</option>
              {offices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        {saved && <Saved id={saved} />}
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data?.length === 0 && (
          <Empty title={t.emptyTitle}>
            <p>{t.emptyText}</p>
          </Empty>
        )}
        {data && data.length > 0 && (
          <ul className="stack" aria-label={t.list}>
            {data.map((outage) => (
              <OutageItem key={outage.id} outage={outage} onSaved={setSaved} />
            ))}
          </ul>
        )}
        <p className="quiet">
          {t.officesNote} <Link href="/app/offices">{t.offices}</Link>
        </p>
      </div>
      {isRecording && <OutageDialog about={office} onSaved={setSaved} onClose={() => setRecording(false)} />}
    </Page>
  );
}
