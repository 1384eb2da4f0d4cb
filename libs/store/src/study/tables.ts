import type { HoldOwner, Lane, ReportKind } from '#libs/domain';
import type { ColumnType, Generated } from 'kysely';

/** Tables of the clearance-time study (migration 0013). */
export interface StudyTables {
  study_rows: {
    declaration_id: string;
    /** bigint, so a text. */
    version: string;
    seq: number;
    accepted_at: Date;
    released_at: Date | null;
    office: string;
    lane: Lane;
    first_lane: Lane;
    mode: string;
    procedure: string | null;
    chapters: string[];
    agencies: string[];
    declarant: string;
    representative: string | null;
    advance: boolean;
    aeo: boolean;
    perishable: boolean;
    expedited: boolean;
    /** Seconds, in the order of INTERVALS. */
    intervals: number[];
    owners: HoldOwner[];
    owner_total: number[];
    owner_exclusive: number[];
    critical_owner: HoldOwner | null;
    critical_kind: string | null;
  };
  study_pending: { id: Generated<string>; declaration_id: string; skipped: Generated<boolean> };
  reports: {
    id: Generated<string>;
    declaration_id: string;
    kind: ReportKind;
    at: ColumnType<Date, string, never>;
    place: string | null;
    reference: string | null;
    by: string;
    reported_at: Generated<Date>;
  };
}
