import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { jsonFaultAt } from './json-fault.js';
import { readJson } from './json.js';
import type { Names } from './message.js';
import { readNdjson, type LineResult } from './ndjson.js';
import { readDeclaration } from './read.js';
import { readWco } from './wco-message.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const MINIMAL = {
  localReference: 'A-1',
  kind: 'import',
  type: 'IMA',
  office: 'O1',
  declarant: { id: 'D1' },
  importer: { id: 'I1' },
  items: [{ number: 1, commodityCode: '850910', price: { amount: '10', currency: 'GBP' } }],
};

describe('a declaration in JSON', () => {
  it('is the same as the one in XML that it was written from', () => {
    const sample = readFileSync(new URL('../../../tests/samples/wco/original/Step1_TT_IM184a.xml', import.meta.url));
    const fromXml = readWco(sample);
    if (!fromXml.ok || fromXml.message.message !== 'original') throw new Error('the sample cannot be read');
    const result = readJson(bytes(JSON.stringify(fromXml.message.declaration)));
    expect(result).toMatchObject({
      ok: true,
      message: { message: 'original', declaration: fromXml.message.declaration },
    });
  });

  it('says all that is wrong at once, by JSON pointer', () => {
    const wrong = {
      ...MINIMAL,
      localReference: 'x'.repeat(71),
      kind: 'gift',
      importer: undefined,
      documents: [{ type: '' }],
      items: [
        { ...MINIMAL.items[0], netMassKg: '1,5' },
        { number: 1, commodityCode: 8509, price: { amount: '-1', currency: 'pounds' }, packages: {} },
      ],
    };
    const result = readJson(bytes(JSON.stringify(wrong)));
    expect(!result.ok && result.issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '/documents/0/type required',
      '/items/0/netMassKg invalid',
      '/items/1/commodityCode invalid',
      '/items/1/number invalid',
      '/items/1/packages invalid',
      '/items/1/price/amount invalid',
      '/items/1/price/currency invalid',
      '/kind invalid',
      '/localReference too-long',
    ]);
  });

  it('of kind import names an importer, and has items', () => {
    const result = readJson(bytes(JSON.stringify({ ...MINIMAL, importer: undefined, items: [] })));
    expect(!result.ok && result.issues.map(({ path, code }) => [path, code])).toEqual([
      ['/items', 'required'],
      ['/importer', 'required'],
    ]);
  });

  it.each([
    ['{"a": 1,\n "b": }', 2, 7],
    ['{"a": 1', 1, 8],
    ['', 1, 1],
    ['{"a": 1} x', 1, 10],
    ['[1,]', 1, 4],
    ['{"a": 01}', 1, 7],
    ['{\n\n"a" 1}', 3, 5],
    ['["\u0001"]', 1, 2],
  ])('that is malformed is refused at line and column: %j', (text, line, column) => {
    expect(readJson(bytes(text))).toMatchObject({
      ok: false,
      malformed: true,
      issues: [{ code: 'json-malformed', line, column }],
    });
  });

  it('is UTF-8', () => {
    expect(readJson(Buffer.from('{"a":\n"\xEB"}', 'latin1'))).toMatchObject({
      malformed: true,
      issues: [{ line: 2, column: 2 }],
    });
  });

  it('has warnings with JSON pointers', () => {
    const odd = { ...MINIMAL, containers: ['CSQU3054383', 'CSQU3054384'], dispatchCountry: 'ZN', totalPackages: 3 };
    const result = readJson(bytes(JSON.stringify(odd)));
    expect(
      result.ok &&
        result.message.message === 'original' &&
        result.message.warnings.map(({ path, code }) => [path, code]),
    ).toEqual([
      ['/containers/1', 'container-check-digit'],
      ['/dispatchCountry', 'country-unknown'],
    ]);
  });
});

describe('where a text stops being JSON', () => {
  it('is its end exactly for the texts that an engine takes', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', '"', '\\', '0', 'x', ' '), (text, where, more) => {
        const at = where % (text.length + 1);
        const other = text.slice(0, at) + more + text.slice(at + 1);
        let valid = true;
        try {
          JSON.parse(other);
        } catch {
          valid = false;
        }
        // A fault at the end of the text is one only if something is missing there.
        if (valid) expect(jsonFaultAt(other)).toBe(other.length);
        else if (jsonFaultAt(other) === other.length) expect(() => void JSON.parse(`${other} `)).toThrow();
        else expect(jsonFaultAt(other)).toBeLessThan(other.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a stream of declarations in NDJSON', () => {
  async function read(...chunks: (string | Uint8Array)[]): Promise<LineResult[]> {
    async function* stream() {
      for (const chunk of chunks) yield await Promise.resolve(typeof chunk === 'string' ? bytes(chunk) : chunk);
    }
    const all: LineResult[] = [];
    for await (const result of readNdjson(stream())) all.push(result);
    return all;
  }

  it('gives one result a line, wherever the chunks are cut, and goes on after a bad line', async () => {
    const good = JSON.stringify(MINIMAL);
    const text = `${good}\n{"a":\r\n\n${good}\r\n{}`;
    const whole = await read(text);
    expect(whole.map(({ line, result }) => [line, result.ok])).toEqual([
      [1, true],
      [2, false],
      [4, true],
      [5, false],
    ]);
    expect(whole[1]?.result).toMatchObject({ malformed: true, issues: [{ code: 'json-malformed', line: 2 }] });
    expect(whole[3]?.result).toMatchObject({ malformed: false, issues: [{ line: 5 }, {}, {}, {}, {}, {}] });
    expect(await read(...text.split(/(?<=.)/s))).toEqual(whole);
  });

  it('refuses a line of more than a mebibyte and goes on with the next', async () => {
    const chunk = new Uint8Array(512 * 1024).fill(32);
    const results = await read('{}\n', chunk, chunk, ' \n', JSON.stringify(MINIMAL));
    expect(results.map(({ line, result }) => [line, result.ok || result.issues[0]?.code])).toEqual([
      [1, 'required'],
      [2, 'line-too-long'],
      [3, true],
    ]);
  });
});

describe('the content type', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'application/vnd.x+json'])('%s is JSON', (type) => {
    expect(readDeclaration(bytes(JSON.stringify(MINIMAL)), type).ok).toBe(true);
  });
  it.each(['application/xml', 'text/xml;charset=utf-8', 'application/vnd.x+xml'])('%s is XML', (type) => {
    expect(readDeclaration(bytes('<a'), type)).toMatchObject({ malformed: true, issues: [{ code: 'xml-malformed' }] });
  });
  it.each(['text/plain', '', 'application/jsonx'])('%j is refused', (type) => {
    expect(readDeclaration(bytes('{}'), type)).toMatchObject({ issues: [{ code: 'unsupported-content-type' }] });
  });
});

describe('JSON with errors', () => {
  it('still says whose it is, as far as that can be read', () => {
    const names = (json: unknown) => {
      const { declarant, localReference } = readJson(Buffer.from(JSON.stringify(json))) as Names;
      return [declarant, localReference];
    };
    expect(names({ declarant: { id: 'CO1' }, localReference: 'R-1', items: [] })).toEqual(['CO1', 'R-1']);
    expect(names({ declarant: 'CO1', localReference: 'R-1' })).toEqual([undefined, 'R-1']);
    expect(names({ declarant: { id: 7 }, localReference: null })).toEqual([undefined, undefined]);
    expect(names([])).toEqual([undefined, undefined]);
  });
});
