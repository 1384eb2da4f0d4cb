import type { DomainEvent, KnownOutage, ReportKind } from '#libs/domain';

/** Somebody took a task, or was given it. */
export interface Claim {
  task: string;
  at: Date;
  holder: string;
}

/** What a port or terminal system reported. */
export interface Reported {
  kind: ReportKind;
  at: Date;
  by: string;
  place: string | null;
  reference: string | null;
}

/** All that is on record of a declaration's times, each in the order in which it was recorded; and the outages on record. */
export interface Story {
  events: readonly DomainEvent[];
  claims: readonly Claim[];
  reports: readonly Reported[];
  /** Of all offices and of the system, each as it was corrected last. */
  outages: readonly KnownOutage[];
}

/** Of reports of a kind the last one counts: it corrects those before it. */
export const lastReport = ({ reports }: Story, kind: ReportKind): Reported | undefined =>
  reports.findLast((report) => report.kind === kind);
