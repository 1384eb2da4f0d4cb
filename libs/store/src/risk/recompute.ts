import type { Label } from '#libs/clearance';
import { EMPTY_STATISTIC, together, type Statistic } from '#libs/risk';
import { byVersion, contentsOf } from '../record/contents.js';
import { eventsByDeclaration } from '../record/events.js';
import type { Queries } from '../record/record.js';
import { labelsIn, lessonsOf } from './results.js';

const PAGE = 500;

interface Numbered {
  number: string;
  declaration: string;
  seq: number;
  /** Of the result of the same declaration before it. */
  before: number | null;
}

/**
 * The statistics as the events and the contents alone tell them, of results 1 to `upTo`: what was in risk_statistics when there were
 * so many results, to the last digit. Only the order is taken from risk_results, since events of different declarations have none.
 * In memory there is one statistic for each key.
 */
export async function recomputeStatistics(queries: Queries, upTo: number): Promise<Map<string, Statistic>> {
  const statistics = new Map<string, Statistic>();
  for (let after = '0'; ;) {
    const { rows } = await queries.query<Numbered>(
      `select number, declaration_id as declaration, seq,
         (select max(seq) from risk_results r where r.declaration_id = risk_results.declaration_id
            and r.number < risk_results.number) as before
       from risk_results where number > $1 and number <= $2 order by number limit ${PAGE}`,
      [after, upTo],
    );
    const last = rows.at(-1);
    if (!last) return statistics;
    await addResults(queries, statistics, rows);
    after = last.number;
  }
}

async function addResults(queries: Queries, statistics: Map<string, Statistic>, results: Numbered[]): Promise<void> {
  const ids = [...new Set(results.map(({ declaration }) => declaration))];
  const [events, contents] = [await eventsByDeclaration(queries, ids), await contentsOf(queries, ids)];
  const labels = new Map(ids.map((id) => [id, labelsIn(id, events.get(id) ?? [])]));
  const kept = new Map(ids.map((id) => [id, byVersion(contents, id)]));
  for (const { declaration, seq, before } of results) {
    const of = (wanted: number | null): Label | undefined =>
      labels.get(declaration)?.find((each) => each.seq === wanted);
    const label = of(seq);
    const itsContents = kept.get(declaration);
    // A result that no event tells of adds nothing: it shows as a difference.
    if (!label || !itsContents?.has(label.version)) continue;
    for (const [key, lesson] of lessonsOf({ declaration, label, before: of(before), contents: itsContents }))
      statistics.set(key, together(statistics.get(key) ?? EMPTY_STATISTIC, lesson));
  }
}
