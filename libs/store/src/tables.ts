import type {
  DomainEvent,
  Finding,
  HoldKind,
  HoldOwner,
  HoldResult,
  Issue,
  Lane,
  LegalEffect,
  OutageOfClock,
  Role,
  SelectionSettings,
  Status,
  TaskState,
} from '#libs/domain';
import type { Basis, SelectedBy, Thresholds } from '#libs/risk';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ArchiveTables } from './archive/tables.js';
import type { PredictionTables } from './prediction/tables.js';
import type { StudyTables } from './study/tables.js';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null, Date | string | null>;

export interface DeclarationRow {
  id: string;
  mrn: string;
  seq: number;
  status: Status;
  lane: Lane;
  first_lane: Lane;
  version: number;
  content_sha256: string;
  received_sha256: string;
  local_reference: string;
  declarant: string;
  representative: string | null;
  kind: string;
  type: string;
  office: string;
  mode: string;
  procedure: string | null;
  chapters: string[];
  agencies: string[];
  payment: string;
  advance: boolean;
  aeo: boolean;
  perishable: boolean;
  expedited: boolean;
  items: number;
  received_at: Time;
  accepted_at: Time;
  lane_at: Time;
  released_at: MaybeTime;
  cleared_at: MaybeTime;
  departed_at: MaybeTime;
  ended_at: MaybeTime;
  /** Its record is in the archive since; null where it is in the tables. */
  archived_at: ColumnType<Date | null, never, never>;
  recalled_at: ColumnType<Date | null, never, never>;
}

/** Outages that took time from a clock, or take it. */
type Outages = ColumnType<OutageOfClock[] | null, string | null, string | null>;

export interface HoldRow {
  id: string;
  declaration_id: string;
  number: number;
  kind: HoldKind;
  owner: HoldOwner;
  opened_at: Time;
  closed_at: MaybeTime;
  due_at: MaybeTime;
  legal_effect: LegalEffect | null;
  extendable: boolean;
  suspended_at: MaybeTime;
  escalated: boolean;
  result: HoldResult | null;
  parent: string | null;
  question: ColumnType<{ text: string; documents: string[] } | null, string | null, string | null>;
  office: string;
  declarant: string;
  representative: string | null;
  agencies: string[];
  outages: Outages;
}

export interface TaskRow {
  id: string;
  declaration_id: string;
  mrn: string;
  kind: HoldKind;
  candidate_group: string;
  phase: 'open' | 'waiting' | 'completed' | 'cancelled';
  attempt: number;
  priority: number;
  due_at: MaybeTime;
  opened_at: Time;
  closed_at: MaybeTime;
  escalated: boolean;
  excluded: string[];
  completed_by: string | null;
  lane: Lane;
  office: string;
  declarant: string;
  representative: string | null;
  outages: Outages;
  assignee: string | null;
  claimed_at: MaybeTime;
  draft: ColumnType<unknown, string | null, string | null>;
  draft_by: string | null;
  draft_at: MaybeTime;
  state: ColumnType<TaskState, never, never>;
  /** 100 less priority: least first. */
  urgency: ColumnType<number, never, never>;
  /** due_at, or infinity: never null. */
  due_order: ColumnType<Date | number, never, never>;
}

type Whole = ColumnType<string, string | number, string | number>;

export interface RiskTables {
  /** One row. Both are counted by the database; bigint, so texts. */
  risk_state: {
    one: Generated<boolean>;
    version: Generated<string>;
    results: Generated<string>;
    since: Generated<Date>;
  };
  risk_statistics: {
    key: string;
    inspected: number;
    hits: number;
    critical: number;
    last_at: Time;
    priced: number;
    log_price_sum: number;
    log_price_squares: number;
  };
  risk_results: {
    number: Whole;
    declaration_id: string;
    seq: number;
    /** Of the content that the result is about. */
    version: number;
    at: Time;
    control: HoldKind;
    by: string;
    fraud: boolean;
    critical: boolean;
    items: ColumnType<{ number: number; fraud: boolean; critical: boolean }[], string, string>;
    reasons: ColumnType<{ rule: string; result: 'found' | 'not-found' | 'not-checked' }[], string, string>;
  };
  risk_decisions: {
    declaration_id: string;
    seq: number;
    at: Time;
    office: string;
    lane: Lane;
    models: string[];
    thresholds: string | null;
    selected_by: SelectedBy[];
    rules: string[];
    priority: number | null;
    exploration: number | null;
    combination: string | null;
    faults: string[];
    basis_sha256: string;
    basis: ColumnType<Basis, string, string>;
  };
  risk_seeds: {
    day: ColumnType<Date, string, string>;
    /** Encrypted. */
    seed: Buffer;
    commitment: string;
    committed_at: Generated<Date>;
    /** Hexadecimal, once its day is over. */
    revealed: string | null;
    revealed_at: MaybeTime;
  };
  risk_thresholds: { office: string; at: Time; version: string; body: ColumnType<Thresholds, string, string> };
  risk_settings: {
    office: string;
    body: ColumnType<SelectionSettings, string, string>;
    by: string;
    at: Generated<Date>;
    version: Generated<number>;
  };
}

export interface Tables extends RiskTables, PredictionTables, StudyTables, ArchiveTables {
  offices: { code: string; config: JSONColumnType<object>; version: Generated<number> };
  agencies: { name: string; config: JSONColumnType<object> };
  declarations: DeclarationRow;
  declaration_versions: {
    declaration_id: string;
    version: number;
    content_sha256: string;
    received_sha256: string;
    content: JSONColumnType<object>;
  };
  events: {
    declaration_id: string;
    seq: number;
    batch: number;
    type: DomainEvent['type'];
    at: Time;
    by: string;
    body: JSONColumnType<object>;
    hash: string;
    recorded_at: Generated<Date>;
  };
  holds: HoldRow;
  tasks: TaskRow;
  task_log: {
    id: Generated<string>;
    task_id: string;
    declaration_id: string;
    at: Generated<Date>;
    by: string;
    action: 'claimed' | 'unclaimed' | 'assigned' | 'commented' | 'drafted';
    detail: ColumnType<unknown, string | null, string | null>;
  };
  task_comments: {
    id: string;
    task_id: string;
    declaration_id: string;
    at: Generated<Date>;
    by: string;
    by_name: string;
    /** For whom who wrote it acts, where that is a trader. */
    parties: Generated<string[]>;
    text: string;
  };
  findings: {
    declaration_id: string;
    seq: number;
    hold_id: string;
    at: Time;
    by: string;
    code: string;
    item: number | null;
    body: ColumnType<Finding, string, string>;
  };
  rejected_lodgements: {
    id: string;
    at: Generated<Date>;
    by: string;
    parties: string[];
    declarant: string | null;
    local_reference: string | null;
    file_name: string | null;
    line: number | null;
    received_sha256: string;
    content_type: string;
    issues: ColumnType<Issue[], string, string>;
  };
  documents: {
    sha256: string;
    uploaded_by: string;
    parties: string[];
    name: string;
    media_type: string;
    bytes: ColumnType<string, number, number>;
    at: Generated<Date>;
  };
  people: {
    id: string;
    name: string;
    roles: Role[];
    offices: string[];
    agency: string | null;
    seen_on: ColumnType<Date, string, string>;
  };
  declaration_documents: { declaration_id: string; sha256: string; of_control: boolean };
  idempotency_keys: {
    actor: string;
    key: string;
    request_sha256: string;
    status: number;
    body: ColumnType<unknown, string | null, string | null>;
    at: Generated<Date>;
  };
}
