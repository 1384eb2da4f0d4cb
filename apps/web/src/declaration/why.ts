import type { EventType, HoldKind, RerouteReason } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { kindName, words } from '../words/words.js';
import { texts } from './texts.js';

interface Detail {
  reason?: unknown;
  cause?: keyof (typeof texts)['es']['causes'];
  reroute?: { reason: RerouteReason; note: string | null } | null;
  response?: { form: { reason?: string; note?: string; permit?: string } };
}

/** Why something happened, as whoever did it said, or the system in the reader's language. */
export function useReason(): (type: string, detail: object) => string | undefined {
  const t = useTexts(texts);
  const w = useTexts(words);
  return (type, detail) => {
    const { reason, cause, reroute, response } = detail as Detail;
    if (reroute) return [t.rerouteReasons[reroute.reason], reroute.note].filter(Boolean).join('. ');
    if ((type as EventType) === 'LaneAssigned') return cause && cause !== 'assessment' ? t.causes[cause] : undefined;
    // The question itself stands beside it.
    if ((type as EventType) === 'ClockSuspended') return undefined;
    if (response) {
      const { permit, reason: why, note } = response.form;
      return [permit && `${t.results.permit}: ${permit}`, why ?? note].filter(Boolean).join('. ') || undefined;
    }
    if (typeof reason !== 'string') return undefined;
    if ((type as EventType) === 'TaskReissued') return reason === 'amended' ? t.causes.amendment : reason;
    const [, kind] = /^the deadline of (\S+) passed(?:: the declaration lapses)?$/.exec(reason) ?? [];
    return kind === undefined ? reason : t.ended(kindName(w, kind as HoldKind));
  };
}
