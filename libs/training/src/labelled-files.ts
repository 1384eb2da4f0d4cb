import { createReadStream } from 'node:fs';
import { readCsv, type CsvRow } from '#libs/formats';
import { riskItemsOf, type Labelled } from '#libs/risk';
import { DataUnusable } from './data-unusable.js';

/** A row that is not used, and why. */
export interface RefusedRow {
  file: string;
  line: number;
  why: string;
}

/** What files hold, in the order of time (rows of a day in the order of the files). */
export interface LabelledFiles {
  rows: Labelled[];
  /** The first hundred. */
  refused: RefusedRow[];
  /** How many there are. */
  refusals: number;
}

const KEPT_REFUSALS = 100;
const TOLD_EVERY = 2000;

/**
 * Reads declarations whose labels are known, in the columns of the Customs Declaration Datasets. A row that cannot be used is counted
 * and told with its line.
 *
 * @param onRows told now and then how many rows were read
 * @throws DataUnusable for a file that cannot be read, lacks a column, or has no row that can be used
 */
export async function readLabelled(
  files: readonly string[],
  onRows: (rows: number) => void = () => undefined,
): Promise<LabelledFiles> {
  const all: LabelledFiles = { rows: [], refused: [], refusals: 0 };
  for (const file of files) {
    const before = all.rows.length;
    for await (const read of rowsOf(file)) {
      const labelled = labelledOf(read);
      if (typeof labelled !== 'string') {
        all.rows.push(labelled);
        if (all.rows.length % TOLD_EVERY === 0) onRows(all.rows.length);
        continue;
      }
      all.refusals++;
      if (all.refused.length < KEPT_REFUSALS) all.refused.push({ file, line: read.line, why: labelled });
    }
    if (all.rows.length > before) continue;
    const first = all.refused.find((refused) => refused.file === file);
    throw new DataUnusable(`${file} has no row that can be used${first ? `: line ${first.line}: ${first.why}` : ''}.`);
  }
  onRows(all.rows.length);
  // Sorting is stable.
  all.rows.sort((one, other) => one.at - other.at);
  return all;
}

async function* rowsOf(file: string): AsyncGenerator<CsvRow> {
  try {
    yield* readCsv(createReadStream(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new DataUnusable(`${file} cannot be read (${code}).`);
  }
}

/** The row, or why it cannot be used. */
function labelledOf(row: CsvRow): Labelled | string {
  if (!row.ok) return row.issues.map(({ path, message }) => [path, message].filter(Boolean).join(' ')).join('; ');
  if (!row.labels) return 'Fraud is not told, and only what is known can be learnt from';
  const at = startOf(row.date);
  const [item] = riskItemsOf(row.declaration);
  if (at === undefined || !item) return 'Date must be a day of the calendar, of the years 1900 to 2200';
  return { at, item, result: row.labels, declaration: row.declaration };
}

function startOf(day: string): number | undefined {
  const at = new Date(`${day}T00:00:00Z`);
  const year = at.getUTCFullYear();
  // 31 February reads as 2 March.
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && year >= 1900 && year <= 2200;
  return isDay ? at.getTime() : undefined;
}
