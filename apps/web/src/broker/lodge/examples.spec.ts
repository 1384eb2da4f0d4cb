import { readCsv, readDeclaration, readNdjson } from '#libs/formats';
import { EXAMPLES, exampleRow } from './examples.js';
import { fileTexts } from './file-texts.js';

const its = { declarant: 'CO900111222', office: 'COBOG', country: 'CO' };
const bytesOf = (name: string) => Buffer.from(EXAMPLES[name]?.(its) ?? '');

async function* sourceOf(name: string) {
  yield await Promise.resolve(bytesOf(name));
}

describe('examples of files', () => {
  it('in CSV can be lodged, and nothing has to be assumed', async () => {
    const rows = [];
    for await (const row of readCsv(sourceOf('ejemplo.csv'))) rows.push(row);
    expect(rows).toMatchObject([
      { ok: true, warnings: [], declaration: { type: 'IMA', items: [{ price: { currency: 'USD' } }] } },
    ]);
  });

  it('in NDJSON can be lodged', async () => {
    const lines = [];
    for await (const line of readNdjson(sourceOf('ejemplo.ndjson'))) lines.push(line.result);
    expect(lines).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it.each([
    ['ejemplo.json', 'application/json'],
    ['ejemplo.xml', 'application/xml'],
  ] as const)('%s can be lodged, for the firm and at the office of who reads it', (name, contentType) => {
    expect(readDeclaration(bytesOf(name), contentType)).toMatchObject({
      ok: true,
      message: {
        warnings: [],
        declaration: {
          office: 'COBOG',
          declarant: { id: 'CO900111222' },
          items: [{ commodityCode: '847130', origin: 'DE', netMassKg: '120.5', price: { currency: 'USD' } }],
        },
      },
    });
  });

  it.each(['es', 'en'] as const)('have a meaning for each column (%s)', (language) => {
    expect(Object.keys(fileTexts[language].meanings)).toEqual(exampleRow(its).map(([column]) => column));
  });
});
