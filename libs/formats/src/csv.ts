import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { COLUMNS, declarationOfRow, type RowResult } from './csv-row.js';

/** A row of the file: the line where it ends, and what it says. */
export type CsvRow = RowResult & { line: number };

/** Far more than any row of 22 short fields; an unclosed quotation mark must not swallow the file. */
const ROW_LIMIT = 64 * 1024;

/**
 * Reads declarations in the columns of the Customs Declaration Datasets, in constant memory. A header without a needed column
 * gives one refused row at line 1 and nothing else; text that is not CSV gives one refused row and ends the reading.
 */
export async function* readCsv(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_LIMIT,
  });
  pipeline(Readable.from(source), parser, () => {
    // The error, if any, comes out of the parser below.
  });
  const records: AsyncIterable<{ record: string[]; info: Info }> = parser;
  let header: string[] | undefined;
  try {
    for await (const { record, info } of records) {
      const line = info.lines;
      if (!header) {
        header = record.map((name) => name.trim());
        const missing = COLUMNS.filter((column) => !header?.includes(column));
        if (missing.length === 0) continue;
        const issues = missing.map((path) => ({
          path,
          code: 'column-missing',
          message: 'the header needs this column',
          line,
        }));
        yield { line, ok: false, issues };
        return;
      }
      yield { line, ...rowResult(header, record, line) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    yield { line, ok: false, issues: [{ path: '', code: 'csv-malformed', message: error.message, line }] };
  }
}

function rowResult(header: string[], record: string[], line: number): RowResult {
  if (record.length === header.length)
    return declarationOfRow(new Map(header.map((name, index) => [name, record[index] ?? ''])), line);
  const message = `the row has ${record.length} fields, the header ${header.length}`;
  return { ok: false, issues: [{ path: '', code: 'csv-malformed', message, line }] };
}
