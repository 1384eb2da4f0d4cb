import { OFFICE } from './examples.js';

/**
 * How the office is found that a declaration of a file names: by its line where there are several. Of what was taken the system tells
 * only which office handles it. An XML is not read here.
 */
export function declaredOffice(fileName: string, text: string): (line?: number) => string | undefined {
  const lines = text.split('\n');
  if (/\.csv$/i.test(fileName)) {
    const header = cellsOf(lines.find((line) => line.trim() !== '') ?? '');
    return (line = 0) => {
      const cells = cellsOf(lines[line - 1] ?? '');
      // A cell of several lines: this is the last of them, and no row.
      return cells.length === header.length ? cells[header.indexOf(OFFICE)] : undefined;
    };
  }
  return (line) => officeIn(line === undefined ? text : (lines[line - 1] ?? ''));
}

const cellsOf = (row: string): string[] =>
  [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );

function officeIn(json: string): string | undefined {
  try {
    const { office } = JSON.parse(json) as { office?: unknown };
    return typeof office === 'string' ? office.trim() : undefined;
  } catch {
    return undefined;
  }
}
