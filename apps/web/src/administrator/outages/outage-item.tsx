import { useState } from 'react';
import type { OutageDetail, OutageVersion, OutageView } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { DownloadDocument } from '../../declaration/download.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { Who } from '../../ui/who.js';
import { HowManyTold } from './how-many-told.js';
import { OutageDialog, type Change } from './outage-dialog.js';
import { texts } from './texts.js';

/** One outage as it is known now, what it was thought to be before, and what may be done about it. */
export function OutageItem({ outage, onSaved }: { outage: OutageView; onSaved: (id: string) => void }) {
  const t = useTexts(texts);
  const offices = useOffices();
  const [change, setChange] = useState<Change>();
  const [isOpen, setOpen] = useState(false);
  const where = outage.office === null ? t.system : offices.find(({ code }) => code === outage.office)?.name;
  const name = where ?? outage.office ?? '';
  return (
    <li className={outage.withdrawn ? 'panel outage withdrawn' : 'panel outage'}>
      <div className="row outage-head">
        <h2>{name}</h2>
        {outage.withdrawn ? (
          <strong className="quiet">{t.withdrawn}</strong>
        ) : (
          <div className="row">
            {outage.until === null && (
              <button type="button" onClick={() => setChange('end')}>
                {t.end}
              </button>
            )}
            <button type="button" onClick={() => setChange('correct')}>
              {t.correct} <span className="visually-hidden">{name}</span>
            </button>
            <button type="button" onClick={() => setChange('withdraw')}>
              {t.withdraw} <span className="visually-hidden">{name}</span>
            </button>
          </div>
        )}
      </div>
      <Told of={outage} office={outage.office ?? ''} />
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t.details}</summary>
        {isOpen && <History id={outage.id} office={outage.office ?? ''} />}
      </details>
      {change && (
        <OutageDialog outage={outage} change={change} onSaved={onSaved} onClose={() => setChange(undefined)} />
      )}
    </li>
  );
}

function Told({ of, office }: { of: OutageVersion; office: string }) {
  const t = useTexts(texts);
  return (
    <>
      <p>
        {t.from} <Moment at={of.from} office={office} show="absolute" /> ·{' '}
        {of.until ? (
          <>
            {t.until.toLowerCase()} <Moment at={of.until} office={office} show="absolute" />
          </>
        ) : (
          <strong className="overdue">{t.lasting}</strong>
        )}
      </p>
      {of.evidence && <blockquote>{of.evidence.text}</blockquote>}
      {of.evidence && of.evidence.documents.length > 0 && (
        <div className="row">
          {of.evidence.documents.map((sha256, index) => (
            <DownloadDocument key={sha256} sha256={sha256} name={t.file(index + 1)} />
          ))}
        </div>
      )}
      <p className="quiet">
        {of.by !== undefined && (
          <>
            {t.by} <Who id={of.by} />,{' '}
          </>
        )}
        <Moment at={of.at} office={office} /> · {t.version} {of.version}
        {of.withdrawn && ` · ${t.withdrawn}`}
      </p>
    </>
  );
}

function History({ id, office }: { id: string; office: string }) {
  const t = useTexts(texts);
  const { data } = useRead<OutageDetail>(`/outages/${id}`, { staleTime: 0 });
  if (!data) return null;
  return (
    <div className="stack">
      <p>
        <HowManyTold of={data} />
      </p>
      {data.earlier.length > 0 && <h3>{t.earlier}</h3>}
      {data.earlier.map((version) => (
        <div key={version.version}>
          <Told of={version} office={office} />
        </div>
      ))}
    </div>
  );
}
