/** A log whose rows are anchored, one by one. */
interface AnchoredLog {
  /** Where its rows are, when that is no table of its name. */
  table?: string;
  /** Which rows of the table are of this log; all, unless told. */
  where?: string;
  /** The column by which its rows are numbered. */
  number: string;
  /** What of a row is anchored. One that is added later is not: rows that were anchored without it would differ. */
  columns: string[];
}

/**
 * Everything of which no row may change once it is there. A row that goes through stages, as an entry of a watchlist does, is a row of
 * one log for each: what a stage sets is never set again.
 */
export const LOGS: Record<string, AnchoredLog> = {
  office_log: { number: 'id', columns: 'office version at by reason config'.split(' ') },
  outages: {
    number: 'number',
    columns: 'id version office from_at until_at withdrawn evidence documents by at'.split(' '),
  },
  read_pages: { number: 'number', columns: 'month first last rows sha256'.split(' ') },
  retention_acts: { number: 'id', columns: 'at by what month rows file sha256'.split(' ') },
  reports: { number: 'id', columns: 'declaration_id kind at place reference by reported_at'.split(' ') },
  risk_model_log: { number: 'id', columns: 'model at by act reason'.split(' ') },
  risk_models: {
    number: 'number',
    columns: 'version target artefact sha256 feature_set trained_from trained_to metrics card made_by made_at'.split(
      ' ',
    ),
  },
  risk_rule_log: { number: 'id', columns: 'rule version at by act reason'.split(' ') },
  risk_rules: { number: 'number', columns: 'id version content valid_from valid_to author drafted_at'.split(' ') },
  risk_settings_log: { number: 'id', columns: 'office version at by reason body'.split(' ') },
  task_comments: {
    number: 'number',
    columns: 'id task_id declaration_id at by by_name parties text'.split(' '),
  },
  task_log: { number: 'id', columns: 'task_id declaration_id at by action detail'.split(' ') },
  watchlist_approvals: {
    table: 'risk_watchlists',
    where: `approver is not null and status <> 'proposed'`,
    number: 'number',
    columns: 'id approver approved_at'.split(' '),
  },
  watchlist_proposals: {
    table: 'risk_watchlists',
    number: 'number',
    columns: 'id content author proposed_at'.split(' '),
  },
  watchlist_removals: {
    table: 'risk_watchlists',
    where: `status = 'removed'`,
    number: 'number',
    columns: 'id removed_by removed_at reason'.split(' '),
  },
};

const TIMES = new Set(
  'at from_at until_at reported_at valid_from valid_to drafted_at proposed_at approved_at removed_at trained_from trained_to made_at'.split(
    ' ',
  ),
);

/** The rows of a log, to be selected from under a name. */
export function rowsOf(log: string): string {
  const { table = log, where } = LOGS[log] ?? {};
  return where === undefined ? table : `(select * from ${table} where ${where})`;
}

/** What a row `l` of a log says, as it is anchored. */
export function saidBy(log: string): string {
  const said = (LOGS[log]?.columns ?? []).map((column) => `'${column}', ${valueOf(column)}`);
  return `jsonb_build_object(${said.join(', ')})`;
}

function valueOf(column: string): string {
  if (TIMES.has(column)) return instantOf(`l.${column}`);
  // Bytes by their hash: a model has some hundred thousand.
  return column === 'artefact' ? `encode(sha256(l.artefact), 'hex')` : `l.${column}`;
}

/** To the microsecond, in UTC, whatever the session's time zone. */
export const instantOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
