import type { EventType, HoldKind, Lane, TaskResponse } from '#libs/domain';
import { useLanguage, useTexts, type Both } from '../texts/language.js';
import { kindName, words } from '../words/words.js';
import { resultIn } from './result-in.js';
import { texts } from './texts.js';

/** What people do with tasks besides answering them, in the log of tasks. */
type Act = 'claimed' | 'unclaimed' | 'assigned' | 'commented' | 'drafted';

/** What happened. The API tells it in English; other languages name the event, with its kind of hold or its lane. */
const titles: Both<Record<EventType | Act, string> | undefined> = {
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
    claimed: 'Tarea tomada',
    unclaimed: 'Tarea devuelta',
    assigned: 'Tarea repartida',
    commented: 'Comentario escrito',
    drafted: 'Borrador guardado',
  },
};

interface Happened {
  type: string;
  title: string;
  detail?: Record<string, unknown>;
}

/** What something that happened is called, in the reader's language. */
export function useTitle(): (happened: Happened) => string {
  const w = useTexts(words);
  const { outcomes } = useTexts(texts).results;
  const named: Partial<Record<string, string>> | undefined = titles[useLanguage()];
  return ({ type, title, detail }) => {
    const response = detail?.['response'] as TaskResponse | undefined;
    const result = type === 'TaskCompleted' ? resultIn(response?.form) : undefined;
    if (response && result) return `${kindName(w, response.kind)}: ${outcomes[result]}`;
    const own = named?.[type];
    if (own === undefined) return title;
    const { kind, lane } = detail ?? {};
    if (typeof kind === 'string') return `${own}: ${kindName(w, kind as HoldKind)}`;
    return typeof lane === 'string' ? `${own}: ${w.lane[lane as Lane].toLowerCase()}` : own;
  };
}
