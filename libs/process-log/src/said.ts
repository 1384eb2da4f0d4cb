import type { DomainEvent, TaskResponse } from '#libs/domain';
import type { Attributes } from './attributes.js';

/**
 * What an event tells besides who, when and about which hold: codes, numbers and times only. What people wrote (notes, reasons, questions
 * and answers, descriptions of findings) stays out, as do amounts, references, and what the selection of goods was made by.
 */
export function said(event: DomainEvent): Attributes {
  switch (event.type) {
    case 'DeclarationLodged':
      return { receivedAt: event.receivedAt, warnings: event.warnings.length };
    case 'LaneAssigned':
      return { previous: event.previous, cause: event.cause, reason: event.reroute?.reason };
    case 'HoldOpened':
      return { owner: event.owner, dueAt: event.deadline?.dueAt };
    case 'ClockResumed':
      return { suspendedAt: event.suspendedAt, dueAt: event.deadline?.dueAt };
    case 'ClockExtended':
    case 'ClockMoved':
      return { dueAt: event.deadline?.dueAt };
    case 'ClockExpired':
      return { effect: event.effect };
    case 'TaskReissued':
      return { attempt: event.attempt };
    case 'TaskCompleted':
      return { outcome: outcomeOf(event.response), attempt: event.attempt };
    case 'FindingRecorded':
      return { code: event.finding.code };
    case 'HoldClosed':
      return { result: event.result };
    case 'DeclarationAmended':
      return { version: event.version.version, warnings: event.warnings.length };
    case 'OutageAccounted':
      return { from: event.outage.from, until: event.outage.until };
    case 'GoodsDeparted':
      return { departedAt: event.departedAt };
    default:
      return {};
  }
}

/** The code by which a form decides; an answer and an arrival decide nothing. */
function outcomeOf({ form }: TaskResponse): string | null {
  if ('outcome' in form) return form.outcome;
  if ('decision' in form) return form.decision;
  return 'method' in form ? form.method : null;
}
