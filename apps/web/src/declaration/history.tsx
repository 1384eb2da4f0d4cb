import type { DeclarationId, EventType, HoldKind, TimelineEntry } from '#libs/domain';
import { useRead } from '../api/queries.js';
import { useLanguage, useTexts, type Both } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { kindName, words } from '../words/words.js';
import { texts } from './texts.js';
import './declaration.css';

/** What happened, in one line each. The API tells it in English; other languages name the event and the kind of hold. */
const titles: Both<Record<EventType, string> | undefined> = {
  en: undefined,
  es: {
    DeclarationLodged: 'Presentada',
    DeclarationAccepted: 'Aceptada',
    LaneAssigned: 'Canal asignado',
    HoldOpened: 'Se abre',
    ClockSuspended: 'Plazo suspendido',
    ClockResumed: 'Plazo reanudado',
    ClockExtended: 'Plazo prorrogado',
    ClockExpired: 'Plazo vencido',
    OutageAccounted: 'Interrupción tenida en cuenta',
    ClockMoved: 'Plazo recalculado',
    TaskReissued: 'Tarea emitida de nuevo',
    TaskCompleted: 'Tarea terminada',
    FindingRecorded: 'Hallazgo registrado',
    HoldClosed: 'Se cierra',
    DeclarationAmended: 'Declaración corregida',
    AuditOrdered: 'Auditoría ordenada',
    GoodsReleased: 'Levante otorgado',
    ReleaseRefused: 'Levante negado',
    DeclarationCancelled: 'Declaración anulada',
    FileCleared: 'Expediente cerrado',
    GoodsDeparted: 'Mercancía salió',
  },
};

/** What happened to the declaration, the last first. */
export function History({ declaration, office }: { declaration: DeclarationId; office: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const named = titles[useLanguage()];
  const { data: entries = [] } = useRead<TimelineEntry[]>(`/declarations/${declaration}/timeline`);
  const titleOf = ({ type, title, detail }: TimelineEntry): string => {
    const own = named?.[type as EventType];
    const kind = detail?.['kind'];
    return own === undefined ? title : typeof kind === 'string' ? `${own}: ${kindName(w, kind as HoldKind)}` : own;
  };
  const whoOf = (by: string): string =>
    by.startsWith('agency:') ? by.slice('agency:'.length) : ((w.owner as Partial<Record<string, string>>)[by] ?? by);
  return (
    <section className="panel history-panel">
      <h2>{t.history}</h2>
      <ol className="history">
        {entries.toReversed().map((entry) => (
          <li key={entry.seq}>
            <Moment at={entry.at} office={office} />
            <span>
              {titleOf(entry)} {entry.by && entry.by !== 'system' && <span className="quiet">· {whoOf(entry.by)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
