import type { Instant } from '#libs/domain';
import type { Target } from '#libs/risk';
import type pg from 'pg';

/** A goods item that was decided on and then controlled. */
export interface LabelledRow {
  /** In the order in which results came; the items of one declaration share it. */
  number: number;
  /** Moments in milliseconds since 1970: of the decision, and of the result. */
  decidedAt: number;
  knownAt: number;
  /** Drawn for the random control group. */
  random: boolean;
  /** The control whose result it is. */
  control: string;
  features: Float64Array;
  label: 0 | 1;
}

/** Which results to learn from. */
export interface RowsWanted {
  target: Target;
  featureSet: string;
  /** Of decisions from, and before; null: from the first, to the last. */
  from: Instant | null;
  to: Instant | null;
  /** At most so many goods items, the latest results first. */
  most: number;
}

const BATCH = 2_000;

/**
 * The results on record with the features that their goods items had when they were decided on: each declaration by its latest result
 * and the last decision before its first one, since what is decided later (an amendment) knows what was found of these very goods.
 * Read in batches from the latest result on, so that memory holds what is asked for and no more.
 *
 * @param onBatch told after each batch how many there are
 */
export async function labelledRows(
  pool: pg.Pool,
  { target, featureSet, from, to, most }: RowsWanted,
  onBatch: (rows: number) => void,
): Promise<LabelledRow[]> {
  const labelled: LabelledRow[] = [];
  let before: string | null = null;
  for (;;) {
    const { rows }: { rows: Result[] } = await pool.query<Result>(RESULTS, [before, featureSet, from, to, BATCH]);
    for (const row of rows) labelled.push(...rowsOf(row, target));
    onBatch(labelled.length);
    before = rows.at(-1)?.number ?? null;
    if (rows.length < BATCH || labelled.length >= most) break;
  }
  return labelled.slice(0, most).sort((one, other) => one.decidedAt - other.decidedAt || one.number - other.number);
}

interface Result {
  number: string;
  known_at: Date;
  decided_at: Date;
  random: boolean;
  control: string;
  labels: { number: number; fraud: boolean; critical: boolean }[];
  items: { number: number; features: (number | null)[] }[];
}

const RESULTS = `
  select r.number, r.control, r.at as known_at, r.items as labels, d.at as decided_at, d.selected_by @> '{random}' as random,
    d.basis->'items' as items
  from risk_results r join lateral (
    select * from risk_decisions d where d.declaration_id = r.declaration_id
      and d.seq < (select min(seq) from risk_results earliest where earliest.declaration_id = r.declaration_id)
    order by d.seq desc limit 1
  ) d on d.basis->>'featureSet' = $2
  where ($1::bigint is null or r.number < $1::bigint)
    and ($3::timestamptz is null or d.at >= $3::timestamptz) and ($4::timestamptz is null or d.at < $4::timestamptz)
    and not exists (
      select from risk_results later where later.declaration_id = r.declaration_id and later.number > r.number)
  order by r.number desc limit $5`;

function rowsOf({ labels, items, ...result }: Result, target: Target): LabelledRow[] {
  const byNumber = new Map(labels.map((label) => [label.number, label[target]]));
  return items.flatMap(({ number, features }): LabelledRow[] => {
    const found = byNumber.get(number);
    if (found === undefined) return [];
    return [
      {
        number: Number(result.number),
        decidedAt: result.decided_at.getTime(),
        knownAt: result.known_at.getTime(),
        random: result.random,
        control: result.control,
        features: Float64Array.from(features, (value) => value ?? NaN),
        label: found ? 1 : 0,
      },
    ];
  });
}
