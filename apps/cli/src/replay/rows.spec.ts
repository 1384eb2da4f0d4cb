import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf, type Row } from './rows.js';

const HEADER =
  'Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud,Critical Fraud';
const row = (id: number, labels: string) =>
  `${id},2020-01-01,30,B,11,21,11,10,ZZR1LT6,QLRUBN9,0VKY2BR,,440890,BE,BE,0.0,FEU1,G,108.0,372254.4,${labels}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-rows-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsIn(lines: string[], most = Infinity, office?: string): Promise<Row[]> {
  const file = join(folder, 'rows.csv');
  writeFileSync(file, [HEADER, ...lines, ''].join('\n'));
  const rows: Row[] = [];
  for await (const each of rowsOf(file, most, office)) rows.push(each);
  return rows;
}

describe('rows to be replayed', () => {
  it('say what an inspection would find: a critical finding is a finding', async () => {
    const rows = await rowsIn([row(1, '0,0'), row(2, '1,1'), row(3, '1,2')]);
    expect(rows.map((each) => 'truth' in each && each.truth)).toEqual([
      { fraud: false, critical: false },
      { fraud: true, critical: false },
      { fraud: true, critical: true },
    ]);
  });

  it('are told with their line where they cannot be lodged, or nobody knows what would be found', async () => {
    const rows = await rowsIn([row(1, '0,0'), 'a,b', row(3, ',')]);
    expect(rows.map((each) => [each.number, each.line, 'why' in each && each.why])).toEqual([
      [1, 2, false],
      [2, 3, 'the row has 2 fields, the header 22'],
      [3, 4, 'Fraud is not told, and so nobody knows what an inspection would find'],
    ]);
  });

  it('are as many as asked for, at the office asked for', async () => {
    const rows = await rowsIn([row(1, '0,0'), row(2, '0,0'), row(3, '0,0')], 2, 'GBLON');
    expect(rows.map((each) => 'declaration' in each && each.declaration.office)).toEqual(['GBLON', 'GBLON']);
  });

  it('cannot be read where there is no such file: one sentence', async () => {
    await expect(rowsOf(join(folder, 'none.csv'), 1).next()).rejects.toThrow(/none\.csv cannot be read \(ENOENT\)\.$/);
  });
});
