import { lazy, Suspense, useState } from 'react';
import type { WatchlistSummary } from '#libs/domain';
import { useMay, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { useNow } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { Entry, hasEnded } from './entry.js';
import { texts } from './texts.js';
import '../rules/rules.css';
import './watchlists.css';

// It brings the contracts, which whoever only reads the lists needs not.
const EntryDialog = lazy(() => import('./entry-dialog.js'));

/** Parties, goods and routes to look out for. */
export default function WatchlistsPage() {
  const t = useTexts(texts);
  const may = useMay();
  const now = useNow();
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending } = useRead<WatchlistSummary[]>('/risk/watchlists');
  const entries = data ?? [];
  const ended = entries.filter((entry) => hasEnded(entry, now));
  const open = (status: WatchlistSummary['status']) =>
    entries.filter((entry) => entry.status === status && !hasEnded(entry, now));
  return (
    <Page
      title={t.title}
      aside={
        may('rule:write') && (
          <button type="button" className="primary" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        )
      }
    >
      <div className="stack">
        <p>{t.what}</p>
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data?.length === 0 && (
          <Empty title={t.emptyTitle}>
            <p>{t.emptyText}</p>
          </Empty>
        )}
        <Group name={t.proposed} entries={open('proposed')} />
        <Group name={t.active} entries={open('active')} />
        {ended.length > 0 && (
          <details>
            <summary>
              {t.more} ({ended.length})
            </summary>
            <Group name={t.ended} entries={ended} />
          </details>
        )}
      </div>
      {isAdding && (
        <Suspense>
          <EntryDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function Group({ name, entries }: { name: string; entries: WatchlistSummary[] }) {
  if (entries.length === 0) return null;
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      <ul className="stack">
        {entries.map((entry) => (
          <Entry key={entry.content.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}
