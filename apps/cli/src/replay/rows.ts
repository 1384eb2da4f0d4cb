import { createReadStream } from 'node:fs';
import type { Declaration } from '#libs/domain';
import { readCsv, type CsvRow } from '#libs/formats';
import { StackError } from '#libs/stack';

/** What an inspection of a row's goods would find. */
export interface Truth {
  fraud: boolean;
  critical: boolean;
}

/** A row of a labelled file; or why it cannot be lodged. */
export type Row = { number: number; line: number } & ({ declaration: Declaration; truth: Truth } | { why: string });

/**
 * Rows of a labelled file in the columns of the Customs Declaration Datasets, in the order of the file and in constant memory.
 *
 * @param most rows at most, counted with those that cannot be lodged
 * @param office where all of them are lodged, instead of where each says
 * @throws StackError for a file that cannot be read
 */
export async function* rowsOf(file: string, most: number, office?: string): AsyncGenerator<Row> {
  let number = 0;
  try {
    for await (const read of readCsv(createReadStream(file))) {
      if (++number > most) return;
      yield rowOf(read, number, office);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new StackError(`${file} cannot be read (${code}).`);
  }
}

function rowOf(read: CsvRow, number: number, office?: string): Row {
  const { line } = read;
  if (!read.ok)
    return { number, line, why: read.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ') };
  if (!read.labels)
    return { number, line, why: 'Fraud is not told, and so nobody knows what an inspection would find' };
  const { fraud, critical } = read.labels;
  const declaration = office === undefined ? read.declaration : { ...read.declaration, office };
  return { number, line, declaration, truth: { fraud: fraud || critical, critical } };
}
