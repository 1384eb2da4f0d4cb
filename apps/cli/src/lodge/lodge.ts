import { readDeclaration } from '#libs/formats';
import type { Entry, LodgeResult } from './entry.js';
import { inTurn, type Unit } from './in-turn.js';
import { readEntries } from './read-entries.js';
import { sendDocument, sendLines, type Counter } from './send.js';

type Document = Extract<Entry, { as: 'document' }>;
type Row = Exclude<Entry, Document>;

/** Requests under way at once. */
const WIDTH = 8;
/** Lines that go in one request, which the API works on sixteen at a time: so two such requests at once are plenty. */
const LINES = 100;
const WEIGHT_OF_LINES = WIDTH / 2;

/**
 * Lodges all that the files hold; results come in the order of what was read, and memory stays constant for NDJSON and CSV.
 * Amendments and then cancellations come last, one after another, so that what they are about is lodged before.
 */
export async function* lodge(counter: Counter, files: string[]): AsyncGenerator<LodgeResult> {
  const corrections: { document: Document; rank: number }[] = [];
  for await (const results of inTurn(unitsOf(counter, files, corrections), WIDTH)) yield* results;
  for (const { document } of corrections.sort((one, other) => one.rank - other.rank))
    yield await sendDocument(counter, document);
}

async function* unitsOf(
  counter: Counter,
  files: string[],
  corrections: { document: Document; rank: number }[],
): AsyncGenerator<Unit<LodgeResult[]>> {
  for (const file of files) {
    let rows: Row[] = [];
    const together = (): Unit<LodgeResult[]> => {
      const these = rows;
      rows = [];
      return { weight: WEIGHT_OF_LINES, run: () => sendRows(counter, these) };
    };
    for await (const entry of readEntries(file)) {
      if (entry.as !== 'document') {
        rows.push(entry);
        if (rows.length === LINES) yield together();
        continue;
      }
      const rank = rankOf(entry);
      if (rank > 0) corrections.push({ document: entry, rank });
      else yield { weight: 1, run: async () => [await sendDocument(counter, entry)] };
    }
    if (rows.length > 0) yield together();
  }
}

/** 0 for what is lodged, and for what cannot be read; then amendments; then cancellations. */
function rankOf({ bytes, contentType }: Document): number {
  if (contentType !== 'application/xml') return 0;
  const read = readDeclaration(bytes, contentType);
  if (!read.ok) return 0;
  return ['original', 'amendment', 'cancellation'].indexOf(read.message.message);
}

/** Sends what can be sent; what cannot even be read is rejected here. In order. */
async function sendRows(counter: Counter, rows: Row[]): Promise<LodgeResult[]> {
  const lines = rows.filter((row) => row.as === 'line');
  const answers = lines.length > 0 ? await sendLines(counter, lines) : [];
  const results = answers.values();
  return rows.flatMap((row): LodgeResult[] => {
    if (row.as === 'line') {
      const { value } = results.next();
      return value ? [value] : [];
    }
    const { file, line, errors } = row;
    return [{ file, line, status: 'rejected', code: 'malformed-content', errors }];
  });
}
