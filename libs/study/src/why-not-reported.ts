import type { Instant, ReportKind } from '#libs/domain';

/** What is known of goods when something is reported of them. */
export interface ReportedOn {
  /** Declared in advance: an arrival task waits for their arrival. */
  advance: boolean;
  /** When they arrived, as the arrival task or the last report says. */
  arrivedAt: Date | null;
  /** The last report of each kind. */
  reports: readonly { kind: ReportKind; at: Date }[];
}

/** What happens to goods only once they have come. An appointment may be made before. */
const AFTER_ARRIVAL: readonly ReportKind[] = ['discharged', 'stored', 'positioned'];

/** Why a report contradicts what is on record; undefined where it does not. */
export function whyNotReported({ kind, at }: { kind: ReportKind; at: Instant }, known: ReportedOn): string | undefined {
  if (kind === 'arrived') {
    if (known.advance)
      return 'The goods were declared in advance: their arrival is told by completing the task of their arrival.';
    const before = known.reports.find((each) => AFTER_ARRIVAL.includes(each.kind) && each.at < new Date(at));
    return (
      before && `The goods were ${before.kind} at ${before.at.toISOString()}: they cannot have arrived after that.`
    );
  }
  if (!AFTER_ARRIVAL.includes(kind) || !known.arrivedAt || new Date(at) >= known.arrivedAt) return undefined;
  return `The goods arrived at ${known.arrivedAt.toISOString()}: they cannot have been ${kind} before.`;
}
