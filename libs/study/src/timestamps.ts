import {
  instant,
  REPORT_KINDS,
  TIMESTAMP_CODES,
  type DomainEvent,
  type ReportKind,
  type TimesParty,
  type TimestampView,
} from '#libs/domain';
import type { Measured } from './measured.js';
import { lastReport } from './story.js';
import { stepsOfHold, type HoldStep, type Step } from './timestamps-of-holds.js';

/**
 * The timestamps of a declaration that are on record (WCO Time Release Study guide), in the order of time, each with who did it and who
 * had to act until then. Of reports those that later ones correct are left out.
 */
export function timestampsOf(measured: Measured): TimestampView[] {
  const { story, holds, arrival } = measured;
  const all = [
    ...story.events.flatMap((event) => ofEvent(event, measured) ?? []),
    ...holds.flatMap((hold) => stepsOfHold(hold, holds)).map((step) => ofHold(step, story.events)),
    ...(arrival ? [timestamp(['T1', 'arrived'], arrival.at, arrival.by, 'carrier')] : []),
    ...REPORT_KINDS.flatMap((kind) => ofReport(kind, measured) ?? []),
  ];
  const place = ({ code }: TimestampView) => TIMESTAMP_CODES.indexOf(code);
  return all.sort((a, b) => (a.at === b.at ? place(a) - place(b) : a.at < b.at ? -1 : 1));
}

function ofEvent(event: DomainEvent, { file, holds, attribution }: Measured): TimestampView | undefined {
  const at = Date.parse(event.at);
  const tell = (step: Step, owner: TimesParty, when = at) => timestamp(step, when, event.by, owner);
  switch (event.type) {
    case 'DeclarationLodged':
      return tell(
        event.facts.advance ? ['T0', 'lodged-in-advance'] : ['T4', 'lodged'],
        'trader',
        Date.parse(event.receivedAt),
      );
    case 'DeclarationAccepted':
      return tell(['T5', 'accepted'], 'customs');
    case 'LaneAssigned': {
      const isFirst = event.previous === null || event.cause === 'reroute';
      const step: Step = isFirst
        ? ['T6', event.cause === 'reroute' ? 're-routed' : 'assigned']
        : ['T12', 're-assessed'];
      return { ...tell(step, 'customs'), lane: event.lane };
    }
    case 'FindingRecorded': {
      const hold = holds.find(({ id }) => id === event.holdId);
      return { ...tell(['T12', 'found'], hold?.owner ?? 'customs'), holdId: event.holdId, kind: hold?.kind ?? null };
    }
    case 'DeclarationAmended':
      return tell(['T12', 'amended'], 'trader');
    case 'GoodsReleased':
      return tell(['T15', 'released'], attribution.critical?.owner ?? 'customs');
    case 'ReleaseRefused':
      return tell(['T15', 'refused'], 'customs');
    case 'DeclarationCancelled':
      return tell(['T15', 'cancelled'], file.declaredBy.some((by) => by === event.by) ? 'trader' : 'customs');
    case 'FileCleared':
      return tell(['T16', 'cleared'], 'customs');
    case 'GoodsDeparted':
      return tell(['T17', 'departed'], 'trader', Date.parse(event.departedAt));
    default:
      return undefined;
  }
}

function ofHold({ step, at, owner, hold, moment }: HoldStep, events: readonly DomainEvent[]): TimestampView {
  const type = moment === 'opened' ? 'HoldOpened' : 'HoldClosed';
  const event = events.find((each) => each.type === type && each.holdId === hold.id);
  const by = moment === 'claimed' ? hold.completedBy : event?.by;
  return { ...timestamp(step, at, by ?? 'system', owner), holdId: hold.id, kind: hold.kind };
}

const REPORTED: Partial<Record<ReportKind, readonly [Step, TimesParty]>> = {
  discharged: [['T2', 'discharged'], 'carrier'],
  stored: [['T3', 'stored'], 'terminal'],
  'inspection-scheduled': [['T9', 'scheduled'], 'customs'],
  positioned: [['T10', 'positioned'], 'terminal'],
};

function ofReport(kind: ReportKind, { story }: Measured): TimestampView | undefined {
  const report = lastReport(story, kind);
  const reported = REPORTED[kind];
  return report && reported && timestamp(reported[0], report.at.getTime(), report.by, reported[1]);
}

const timestamp = ([code, step]: Step, at: number, by: string, owner: TimesParty): TimestampView => ({
  code,
  step,
  at: instant(at),
  by,
  owner,
  holdId: null,
  kind: null,
  lane: null,
});
