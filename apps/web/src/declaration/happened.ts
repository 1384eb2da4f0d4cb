import type { ReportView, TimelineEntry } from '#libs/domain';

/** One line of the history: what is on the declaration's record, or what was reported of its goods. */
interface Happened {
  at: string;
  key: string;
  entry?: TimelineEntry;
  report?: ReportView;
}

/** Both in the order in which they happened; the record keeps its own, whatever its clock says. */
export function inOrder(entries: readonly TimelineEntry[], reports: readonly ReportView[]): Happened[] {
  const record = entries.map((entry): Happened => ({ at: entry.at, key: String(entry.seq), entry }));
  const reported = reports
    .map((report, index): Happened => ({ at: report.at, key: `report ${index}`, report }))
    .sort((a, b) => a.at.localeCompare(b.at));
  const before = (limit: string) => {
    const next = reported.findIndex(({ at }) => at >= limit);
    return reported.splice(0, next < 0 ? reported.length : next);
  };
  return [...record.flatMap((each) => [...before(each.at), each]), ...reported];
}
