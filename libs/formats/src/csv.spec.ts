import { createReadStream, readFileSync } from 'node:fs';
import { readCsv, type CsvRow } from './csv.js';

const SAMPLE = new URL('../../../tests/samples/declarations/first-300.csv', import.meta.url);
const [HEADER = '', FIRST = ''] = readFileSync(SAMPLE, 'utf8').split('\n');

async function rowsOf(source: AsyncIterable<Uint8Array | string>): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsv(source)) rows.push(row);
  return rows;
}

async function* textOf(...lines: string[]) {
  yield await Promise.resolve(lines.join('\n'));
}

describe('rows of the Customs Declaration Datasets', () => {
  it('are all valid declarations with labels', async () => {
    const rows = await rowsOf(createReadStream(SAMPLE, { highWaterMark: 1000 }));
    expect(rows).toHaveLength(300);
    expect(rows.filter((row) => !row.ok)).toEqual([]);
    expect(rows.map((row) => row.line)).toEqual(Array.from({ length: 300 }, (_, index) => index + 2));
    const frauds = rows.filter((row) => row.ok && row.labels?.fraud).length;
    expect(frauds).toBe(readFileSync(SAMPLE, 'utf8').match(/,1,[012]\r?$/gm)?.length);
  });

  it('say what the file says', async () => {
    const [row] = await rowsOf(textOf(HEADER, FIRST));
    expect(row).toMatchObject({
      line: 2,
      ok: true,
      date: '2020-01-01',
      labels: { fraud: false, critical: false },
      warnings: [{ path: 'Item Price', code: 'currency-assumed', line: 2 }],
      declaration: {
        localReference: '97061800',
        kind: 'import',
        type: 'B11',
        advance: false,
        office: '30',
        declarant: { id: 'ZZR1LT6' },
        importer: { id: 'QLRUBN9' },
        exporter: { id: '0VKY2BR' },
        transport: { mode: 'sea' },
        dispatchCountry: 'BE',
        payment: { method: 'deferred' },
        expedited: false,
        items: [
          {
            number: 1,
            commodityCode: '440890',
            origin: 'BE',
            netMassKg: '108.0',
            price: { amount: '372254.4', currency: 'KRW' },
            taxes: [{ type: 'FEU1', rate: '0.0' }],
          },
        ],
      },
    });
  });

  const withCells = (cells: Record<string, string>) => {
    const columns = HEADER.split(',');
    const values = FIRST.split(',');
    for (const [column, value] of Object.entries(cells)) values[columns.indexOf(column)] = value;
    return values.join(',');
  };

  it('keep leading zeros, the country NA and amounts without the noise of binary floats', async () => {
    const line = withCells({
      'HS6 Code': '010121',
      'Country of Origin': 'NA',
      'Item Price': '241.58000000000004',
      'Seller ID': '',
      'Courier ID': 'W6UCD9',
      'Mode of Transport': '40',
      'Critical Fraud': '2',
      Fraud: '1',
    });
    const [row] = await rowsOf(textOf(HEADER, line));
    expect(row).toMatchObject({
      ok: true,
      labels: { fraud: true, critical: true },
      declaration: {
        expedited: true,
        transport: { mode: 'air' },
        items: [{ commodityCode: '010121', origin: 'NA', price: { amount: '241.58' } }],
      },
    });
    expect(row?.ok && row.declaration.exporter).toBeUndefined();
  });

  it('that are wrong name line and column, all at once, and the next row is read', async () => {
    const line = withCells({
      'HS6 Code': '4408',
      'Net Mass': 'heavy',
      'Declarant ID': '',
      'Mode of Transport': '70',
      Date: '2026-13-40',
      Fraud: '7',
    });
    const rows = await rowsOf(textOf(HEADER, line, FIRST));
    expect(rows.map((row) => row.ok)).toEqual([false, true]);
    expect(!rows[0]?.ok && rows[0]?.issues.map(({ path, code, line: at }) => `${at}: ${path} ${code}`).sort()).toEqual([
      '2: Date invalid',
      '2: Declarant ID required',
      '2: Fraud invalid',
      '2: HS6 Code invalid',
      '2: Mode of Transport invalid',
      '2: Net Mass invalid',
    ]);
  });

  it('are in the currency that a column tells', async () => {
    const [row, wrong] = await rowsOf(textOf(`${HEADER},Currency`, `${FIRST},COP`, `${FIRST},pesos`));
    expect(row).toMatchObject({
      ok: true,
      warnings: [],
      declaration: { items: [{ price: { amount: '372254.4', currency: 'COP' } }] },
    });
    expect(!wrong?.ok && wrong?.issues.map(({ path, code }) => [path, code])).toEqual([['Currency', 'invalid']]);
  });

  it('need no labels', async () => {
    const short = (line: string) => line.split(',').slice(0, -2).join(',');
    const [row] = await rowsOf(textOf(short(HEADER), short(FIRST)));
    expect(row).toMatchObject({ ok: true, labels: undefined });
  });
});

describe('a file that is not in these columns', () => {
  it('is refused once, naming the missing columns', async () => {
    const rows = await rowsOf(textOf(HEADER.replace('Office ID,', '').replace(',Item Price', ''), FIRST, FIRST));
    expect(rows).toHaveLength(1);
    expect(!rows[0]?.ok && rows[0]?.issues.map(({ path, code }) => [path, code])).toEqual([
      ['Office ID, Item Price', 'column-missing'],
    ]);
  });

  it('is told where semicolons part its columns', async () => {
    const [row] = await rowsOf(textOf(HEADER.replaceAll(',', ';'), FIRST.replaceAll(',', ';')));
    expect(!row?.ok && row?.issues[0]).toMatchObject({
      code: 'column-missing',
      message: 'columns are parted by commas, here by semicolons; the header needs these columns',
    });
  });

  it('has a row refused that is too short or too long', async () => {
    const rows = await rowsOf(textOf(HEADER, 'a,b', `${FIRST},more`, FIRST));
    expect(rows.map((row) => row.ok || row.issues[0]?.code)).toEqual(['csv-malformed', 'csv-malformed', true]);
  });

  it('ends at a quotation mark that is never closed', async () => {
    const rows = await rowsOf(textOf(HEADER, FIRST, `"${FIRST}`, FIRST));
    expect(rows.map((row) => row.ok || row.issues[0]?.code)).toEqual([true, 'csv-malformed']);
  });

  it('gives the error of its source to the reader', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield await Promise.resolve(`${HEADER}\n`);
      throw new Error('disk gone');
    }
    await expect(rowsOf(broken())).rejects.toThrow('disk gone');
  });
});
