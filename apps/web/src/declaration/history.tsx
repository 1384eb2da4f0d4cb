import type { DeclarationId, ReportView, TimelineEntry } from '#libs/domain';
import { useRead } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { Who } from '../ui/who.js';
import { words } from '../words/words.js';
import { inOrder } from './happened.js';
import { texts } from './texts.js';
import { Told } from './told.js';
import { useTitle } from './titles.js';
import './declaration.css';

/** What happened to the declaration and, as ports and terminals report it, to the goods, the last first. */
export function History({ declaration, office }: { declaration: DeclarationId; office: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const titleOf = useTitle();
  const { data: entries = [] } = useRead<TimelineEntry[]>(`/declarations/${declaration}/timeline`);
  const { data: reports = [] } = useRead<ReportView[]>(`/declarations/${declaration}/reports`);
  // Whoever is not of customs reads of parties, and of no people.
  const partyOf = (by: string): string | undefined =>
    by.startsWith('agency:') ? by.slice('agency:'.length) : (w.owner as Partial<Record<string, string>>)[by];
  const by = (who: string | null | undefined) =>
    who && who !== 'system' && <span className="quiet">· {partyOf(who) ?? <Who id={who} />}</span>;
  return (
    <section className="panel history-panel">
      <h2>{t.history}</h2>
      <ol className="history">
        {inOrder(entries, reports)
          .toReversed()
          .map(({ at, key, entry, report }) => (
            <li key={key}>
              <Moment at={at} office={office} show="absolute" />
              {entry && (
                <span>
                  {titleOf(entry)} {by(entry.by)}
                  <Told entry={entry} office={office} />
                </span>
              )}
              {report && (
                <span>
                  {t.reports[report.kind]} {by(report.by)}
                  {report.corrected && <span className="quiet"> · {t.corrected}</span>}
                  <span className="told">{[report.place, report.reference].filter(Boolean).join(' · ')}</span>
                </span>
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}
