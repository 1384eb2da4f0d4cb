import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from './entry.js';
import { readEntries } from './read-entries.js';

const COLUMNS =
  'Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud,Critical Fraud';
const ROW = '97061800,2020-01-01,30,B,11,21,11,10,ZZR1LT6,QLRUBN9,0VKY2BR,,440890,BE,BE,0.0,FEU1,G,108.0,372254.4,0,0';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-entries-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function entriesOf(name: string, content: string | Buffer): Promise<Entry[]> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const entries: Entry[] = [];
  for await (const entry of readEntries(file)) entries.push(entry);
  return entries;
}

const textOf = (entry: Entry | undefined): string =>
  entry && 'bytes' in entry ? Buffer.from(entry.bytes).toString('utf8') : '';

describe('what a file holds', () => {
  it('is one document in XML and in JSON, sent byte for byte, whatever is wrong with it', async () => {
    for (const [name, content, contentType] of [
      ['one.xml', '<Declaration><!-- ', 'application/xml'],
      ['one.json', '{"a": ', 'application/json'],
    ] as const) {
      const entries = await entriesOf(name, content);
      expect(entries).toMatchObject([{ as: 'document', contentType }]);
      expect(textOf(entries[0])).toBe(content);
    }
  });

  it('is a document for each element of a JSON array, numbered from 1', async () => {
    const entries = await entriesOf('many.json', '[{"a":1}, {"b":2}]');
    expect(entries).toMatchObject([
      { item: 1, as: 'document' },
      { item: 2, as: 'document' },
    ]);
    expect(entries.map(textOf)).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('is a line for each line of NDJSON, blank ones passed over, with its number', async () => {
    const entries = await entriesOf('many.ndjson', '{"a":1}\n\n{"b":\n{"c":3}');
    expect(entries.map(({ as, line }) => [as, line])).toEqual([
      ['line', 1],
      ['line', 3],
      ['line', 4],
    ]);
    expect(entries.map(textOf)).toEqual(['{"a":1}', '{"b":', '{"c":3}']);
  });

  it('is unreadable where a line of NDJSON is too long to be sent', async () => {
    const entries = await entriesOf('long.ndjson', `{"a":"${'x'.repeat(1024 * 1024)}"}\n{"b":2}\n`);
    expect(entries).toMatchObject([
      { line: 1, as: 'unreadable', errors: [{ code: 'line-too-long', line: 1 }] },
      { line: 2, as: 'line' },
    ]);
  });

  it('is a line for each row of CSV, or unreadable with the columns that are wrong', async () => {
    const entries = await entriesOf('rows.csv', `${COLUMNS}\n${ROW}\n${ROW.replace('440890', '')}\n`);
    expect(entries).toMatchObject([
      { line: 2, as: 'line' },
      { line: 3, as: 'unreadable', errors: [{ path: 'HS6 Code', line: 3 }] },
    ]);
    expect(JSON.parse(textOf(entries[0]))).toMatchObject({ items: [{ commodityCode: '440890' }] });
  });

  it.each<[string, string | Buffer, string]>([
    ['XML', '\uFEFF\n<?xml version="1.0"?><Declaration/>', 'application/xml'],
    ['XML in UTF-16', Buffer.from('\uFEFF<Declaration/>', 'utf16le'), 'application/xml'],
    ['JSON on many lines', '{\n  "a": 1\n}\n', 'application/json'],
    ['JSON on one line', '{"a":1}\n', 'application/json'],
    ['a JSON array', ' [{"a":1}]', 'application/json'],
  ])('is told by its beginning where the name does not tell: %s', async (_format, content, contentType) => {
    expect(await entriesOf('noname', content)).toMatchObject([{ as: 'document', contentType }]);
  });

  it.each([
    ['NDJSON', '{"a":1}\n{"b":2}\n', 1],
    ['NDJSON with long lines', `{"a":"${'x'.repeat(10_000)}"}\n{"b":2}\n`, 1],
    ['CSV', `${COLUMNS}\n${ROW}\n${ROW}\n`, 2],
  ])('is told by its beginning where the name does not tell: %s', async (_format, content, first) => {
    const entries = await entriesOf('noname.dat', content);
    expect(entries.map(({ as, line }) => [as, line])).toEqual([
      ['line', first],
      ['line', first + 1],
    ]);
  });

  it('is nothing where the file is empty', async () => {
    expect(await entriesOf('empty.ndjson', '')).toEqual([]);
    expect(await entriesOf('empty.csv', '')).toEqual([]);
  });

  it('cannot be read where there is no such file: one sentence', async () => {
    await expect(readEntries(join(folder, 'none.xml')).next()).rejects.toThrow(
      /none\.xml cannot be read \(ENOENT\)\.$/,
    );
  });
});
