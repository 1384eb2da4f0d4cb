import type { HoldOwner, Lane, ReportKind } from '#libs/domain';
import type { ColumnType, Generated } from 'kysely';

/** Tables of the clearance-time study (migrations 0013, 0017). */
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
    /** The same less outages; null where none took time from any interval. */
    intervals_without: number[] | null;
    owner_total_without: number[] | null;
    owner_exclusive_without: number[] | null;
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
