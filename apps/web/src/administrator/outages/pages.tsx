import { useState } from 'react';
import type { OutageView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { Offices } from './offices.js';
import { OutageDialog } from './outage-dialog.js';
import { OutageItem } from './outage-item.js';
import { texts } from './texts.js';
import './outages.css';

/** Outages of offices and of the system, and the hours by which clocks count. */
export default function Pages() {
  const t = useTexts(texts);
  const offices = useOffices();
  const [office, setOffice] = useState('');
  const [isRecording, setRecording] = useState(false);
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
              <OutageItem key={outage.id} outage={outage} />
            ))}
          </ul>
        )}
        <Offices offices={offices} />
      </div>
      {isRecording && <OutageDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}
