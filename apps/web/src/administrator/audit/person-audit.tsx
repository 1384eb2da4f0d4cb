import { useState } from 'react';
import { useNames, useOffices } from '../../api/queries.js';
import { Ways } from '../../declaration/ways.js';
import { useTexts } from '../../texts/language.js';
import { Page } from '../../ui/page.js';
import { Reads } from './reads.js';
import { texts } from './texts.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So far back at first. */
const DAYS = 7;

/** A day of this device's calendar, so many before today: `2026-11-29`. */
const dayBefore = (days: number): string => {
  const day = new Date(Date.now() - days * DAY_MS);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** What one person read, from a day to a day. */
export function PersonAudit({ id }: { id: string }) {
  const t = useTexts(texts);
  const name = useNames()(id);
  const [office] = useOffices();
  const [from, setFrom] = useState(() => dayBefore(DAYS));
  const [to, setTo] = useState(() => dayBefore(0));
  const [first, end] = [new Date(`${from}T00:00`), new Date(`${to}T24:00`)];
  const isTime = first < end;
  const asked = isTime
    ? `?${String(new URLSearchParams({ from: first.toISOString(), to: end.toISOString(), limit: '100' }))}`
    : '';
  return (
    <Page
      title={`${t.ofPerson} ${name === id ? id : `${name} · ${id}`}`}
      aside={<Ways to={undefined} back={{ href: '/app/audit', name: t.back }} />}
    >
      <div className="stack audit">
        <div className="row">
          <label>
            {t.from} <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </label>
          <label>
            {t.to} <input type="date" value={to} onChange={({ target }) => setTo(target.value)} />
          </label>
        </div>
        {isTime ? (
          <Reads
            title={t.readsOfPerson}
            path={`/audit/people/${encodeURIComponent(id)}/reads${asked}`}
            of="person"
            office={office?.code ?? ''}
            none={t.readNothing}
          />
        ) : (
          <p className="note bad" role="alert">
            {t.noTime}
          </p>
        )}
      </div>
    </Page>
  );
}
