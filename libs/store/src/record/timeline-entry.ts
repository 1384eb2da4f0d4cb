import type { DomainEvent, HoldKind, HoldOwner, TimelineEntry } from '#libs/domain';
import type { Sees } from '../person.js';
import { capital, kindName, partyName } from '../tasks/what-to-do.js';

/** The hold that an event is about. */
export interface AboutHold {
  kind: HoldKind;
  owner: HoldOwner;
  /** Who owns the hold from whose task this one was asked, for a request for information. */
  askedBy: HoldOwner | null;
}

/**
 * An event as a line of the timeline; undefined where it is not the reader's to see. Outside customs nobody learns of lanes,
 * reasons, findings, audits (nor when the file was closed, which an audit delays) or the names of officers, nor how a control
 * of customs ended before the declaration does.
 */
export function timelineEntry(event: DomainEvent, about: AboutHold | null, see: Sees): TimelineEntry | undefined {
  const { seq, at, type, by } = event;
  const title = titleOf(event, about);
  if (see.lane)
    return { seq, at, type, by, title, detail: { ...detailOf(event), ...(about ? { kind: about.kind } : {}) } };
  if (HIDDEN.includes(type) || about?.kind === 'audit') return undefined;
  const party = partyOf(event, about);
  const shown = shownOutside(event, about);
  return { seq, at, type, ...(party ? { by: party } : {}), title, ...(shown ? { detail: shown } : {}) };
}

const HIDDEN: DomainEvent['type'][] = ['LaneAssigned', 'FindingRecorded', 'AuditOrdered', 'FileCleared'];

/** What an event says besides what every event has. */
export function detailOf(event: DomainEvent): Record<string, unknown> {
  const common = ['seq', 'at', 'type', 'by', 'hash'];
  return Object.fromEntries(Object.entries(event).filter(([name]) => !common.includes(name)));
}

/** The party that caused an event, as far as the event tells. */
function partyOf(event: DomainEvent, about: AboutHold | null): string | undefined {
  if (event.by === 'system') return 'system';
  switch (event.type) {
    case 'DeclarationLodged':
    case 'DeclarationAmended':
      return 'trader';
    case 'GoodsDeparted':
    case 'ReleaseRefused':
    case 'OutageAccounted':
      return 'customs';
    case 'HoldOpened':
      return about?.askedBy ?? undefined;
    case 'TaskCompleted':
    case 'ClockSuspended':
    case 'ClockExtended':
      return about?.owner;
    default:
      return undefined;
  }
}

function shownOutside(event: DomainEvent, about: AboutHold | null): Record<string, unknown> | undefined {
  const hold = 'holdId' in event && about ? { holdId: event.holdId, kind: about.kind, owner: about.owner } : {};
  switch (event.type) {
    case 'DeclarationLodged':
      return { mrn: event.mrn, version: event.version.version, warnings: event.warnings };
    case 'DeclarationAmended':
      return { version: event.version.version, reason: event.reason, warnings: event.warnings };
    case 'HoldOpened':
      return { ...hold, dueAt: event.deadline?.dueAt ?? null, question: event.question };
    case 'ClockResumed':
    case 'ClockExtended':
      return { ...hold, dueAt: event.deadline?.dueAt ?? null };
    case 'ClockMoved':
      return { ...hold, dueAtBefore: event.dueAtBefore, dueAt: event.deadline?.dueAt ?? null };
    case 'OutageAccounted': {
      const { office, from, until, withdrawn } = event.outage;
      return { office, from, until, withdrawn };
    }
    case 'ClockExpired':
      return { ...hold, effect: event.effect };
    case 'ClockSuspended':
    case 'TaskReissued':
      return hold;
    case 'TaskCompleted':
      if (about?.owner === 'trader') return { ...hold, form: event.response.form };
      // An arrival is reported by traders and officers alike, and what an officer remarks on it stays inside customs.
      return event.response.kind === 'arrival' ? { ...hold, form: { ...event.response.form, note: undefined } } : hold;
    case 'HoldClosed':
      return about?.owner === 'customs' ? hold : { ...hold, result: event.result };
    case 'ReleaseRefused':
    case 'DeclarationCancelled':
      return { reason: event.reason };
    case 'GoodsDeparted':
      return { departedAt: event.departedAt, gate: event.gate };
    default:
      return undefined;
  }
}

/** What happened, in a few words. */
export function titleOf(event: DomainEvent, about: AboutHold | null): string {
  const hold = about ? capital(kindName(about.kind)) : 'A hold';
  switch (event.type) {
    case 'DeclarationLodged':
      return 'Declaration lodged';
    case 'DeclarationAccepted':
      return 'Declaration accepted';
    case 'LaneAssigned':
      if (!event.previous) return `Lane ${event.lane} assigned`;
      return event.previous === event.lane
        ? `Lane ${event.lane} again (${event.cause})`
        : `Lane ${event.lane} instead of ${event.previous} (${event.cause})`;
    case 'HoldOpened':
      return `${hold} opened: ${about ? partyName(about.owner) : 'somebody'} must act`;
    case 'ClockSuspended':
      return `${hold}: the clock stands still`;
    case 'ClockResumed':
      return `${hold}: the clock runs again`;
    case 'ClockExtended':
      return `${hold}: the deadline is extended`;
    case 'ClockExpired':
      return `${hold}: the deadline has passed`;
    case 'ClockMoved':
      return `${hold}: the deadline moves by what is on record of outages`;
    case 'OutageAccounted':
      return outageTitle(event.outage);
    case 'TaskReissued':
      return `${hold}: the task was issued again`;
    case 'TaskCompleted':
      return `${hold} completed`;
    case 'FindingRecorded':
      return `Finding: ${event.finding.code}`;
    case 'HoldClosed':
      return `${hold} closed`;
    case 'DeclarationAmended':
      return `Declaration amended (version ${event.version.version})`;
    case 'AuditOrdered':
      return 'Audit ordered';
    case 'GoodsReleased':
      return 'Goods released';
    case 'ReleaseRefused':
      return 'Release refused';
    case 'DeclarationCancelled':
      return 'Declaration cancelled';
    case 'FileCleared':
      return 'File closed';
    case 'GoodsDeparted':
      return 'Goods left';
  }
}

function outageTitle({
  office,
  until,
  version,
  withdrawn,
}: Extract<DomainEvent, { type: 'OutageAccounted' }>['outage']) {
  const outage = office === null ? 'Outage of the system' : `Outage of the office ${office}`;
  if (withdrawn) return `${outage} withdrawn: it took no time from any clock`;
  const corrected = version === 1 ? '' : ' (corrected)';
  return until === null ? `${outage}${corrected}: clocks stand still` : `${outage}${corrected}: clocks stood still`;
}
