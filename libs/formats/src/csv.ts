import { CsvError, parse, type Parser } from 'csv-parse';
import { COLUMNS, declarationOfRow, type RowResult } from './csv-row.js';

/** A row of the file: the line where it ends, and what it says. */
export type CsvRow = RowResult & { line: number };

/** Far more than any row of 23 short fields; an unclosed quotation mark must not swallow the file. */
const ROW_LIMIT = 64 * 1024;

/**
 * Reads declarations in the columns of the Customs Declaration Datasets, in constant memory. A header without a needed column
 * gives one refused row at line 1 and nothing else; text that is not CSV gives one refused row and ends the reading.
 */
export async function* readCsv(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRow> {
  let records: { record: string[]; line: number }[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_LIMIT,
    // Records are taken here and not from the stream, which would lose those before an error.
    on_record: (record: string[], { lines }) => {
      records.push({ record, line: lines });
      return null;
    },
  });
  parser.on('error', () => {
    // It comes to the callback of the write that caused it.
  });
  let header: string[] | undefined;
  for await (const fault of faultsOf(parser, source)) {
    const read = records;
    records = [];
    for (const { record, line } of read) {
      if (header) {
        yield { line, ...rowResult(header, record, line) };
        continue;
      }
      header = record.map((name) => name.trim());
      const missing = COLUMNS.filter((column) => !header?.includes(column)).join(', ');
      if (missing === '') continue;
      // As spreadsheets write it where a comma is a decimal mark: one column, that has the names of all.
      const message = header.join().includes(';')
        ? 'columns are parted by commas, here by semicolons; the header needs these columns'
        : 'the header needs these columns';
      yield { line, ok: false, issues: [{ path: missing, code: 'column-missing', message, line }], said: header };
      return;
    }
    if (fault) {
      const line = typeof fault['lines'] === 'number' ? fault['lines'] : 1;
      yield { line, ok: false, issues: [{ path: '', code: 'csv-malformed', message: fault.message, line }] };
    }
  }
}

/** Feeds the parser chunk by chunk; after each and at the end, what went wrong, if anything: then it is over. */
async function* faultsOf(
  parser: Parser,
  source: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<CsvError | undefined> {
  const settle = (step: (done: (error?: Error | null) => void) => void) =>
    new Promise<CsvError | undefined>((resolve, reject) => {
      step((error) => {
        if (!error || error instanceof CsvError) resolve(error ?? undefined);
        else reject(error);
      });
    });
  for await (const chunk of source) {
    const fault = await settle((done) => parser.write(chunk, done));
    yield fault;
    if (fault) return;
  }
  yield await settle((done) => parser.end(done));
}

function rowResult(header: string[], record: string[], line: number): RowResult {
  if (record.length === header.length)
    return declarationOfRow(new Map(header.map((name, index) => [name, record[index] ?? ''])), line);
  const message = `the row has ${record.length} fields, the header ${header.length}`;
  return { ok: false, issues: [{ path: '', code: 'csv-malformed', message, line }], said: record };
}
