import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiAnswer } from '../person-at-api.js';
import type { LodgeResult } from './entry.js';
import { lodge } from './lodge.js';

type Request = { person: string; path: string; body: string; type?: string };

/** The API's side of the counter: answers as told, and remembers what it was asked. */
class Api {
  readonly requests: Request[] = [];

  constructor(private readonly answer: (request: Request, number: number) => Partial<ApiAnswer>) {}

  request = async (
    person: string,
    _method: string,
    path: string,
    body?: object | string,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer> => {
    const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : JSON.stringify(body);
    const request = { person, path, body: text, type: headers?.['content-type'] };
    this.requests.push(request);
    return { status: 201, headers: new Headers(), body: undefined, ...this.answer(request, this.requests.length) };
  };
}

const TAKEN = { id: 'dec_1', mrn: '26CO0000000000000R', status: 'held', lane: 'yellow' };
const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { code, detail: 'A sentence.', ...more },
});
/** A batch's answer: what `each` says of every line. */
const lines = ({ body }: Request, each: (line: string, number: number) => object) => ({
  status: 200,
  body: body
    .trim()
    .split('\n')
    .map((line, index) => `${JSON.stringify({ line: index + 1, ...each(line, index + 1) })}\n`)
    .join(''),
});

const sample = (name: string) => fileURLToPath(new URL(`../../../../tests/samples/wco/${name}`, import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-lodge-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function lodged(api: Api, ...files: string[]): Promise<LodgeResult[]> {
  const results: LodgeResult[] = [];
  for await (const result of lodge({ people: api, person: 'gateway' }, files)) results.push(result);
  return results;
}

describe('lodging files', () => {
  it('says of a document whether it was accepted, had been lodged before, or why it was rejected', async () => {
    const one = fileOf('one.json', '{}');
    expect(await lodged(new Api(() => ({ body: TAKEN })), one)).toEqual([
      {
        file: one,
        status: 'accepted',
        id: 'dec_1',
        mrn: TAKEN.mrn,
        lane: 'yellow',
        declarationStatus: 'held',
        errors: [],
      },
    ]);
    const replayed = new Api(() => ({ body: TAKEN, headers: new Headers({ 'idempotent-replayed': 'true' }) }));
    expect(await lodged(replayed, one)).toMatchObject([{ status: 'replayed', id: 'dec_1' }]);
    const errors = [{ path: '/office', code: 'required', message: 'is required' }];
    expect(await lodged(new Api(() => problem(422, 'declaration-invalid', { errors })), one)).toEqual([
      { file: one, status: 'rejected', code: 'declaration-invalid', detail: 'A sentence.', errors },
    ]);
  });

  it('counts it as failed where who lodges may not lodge it, which says nothing about the declaration', async () => {
    const one = fileOf('one.json', '{}');
    for (const code of ['not-permitted', 'not-your-party'])
      expect(await lodged(new Api(() => problem(403, code)), one)).toMatchObject([{ status: 'failed', code }]);
  });

  it('sends a document again when there is no answer, or only trouble that passes', async () => {
    const api = new Api((_request, number) => {
      if (number === 1) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
      return number === 2 ? problem(503, 'busy') : { body: TAKEN };
    });
    expect(await lodged(api, fileOf('one.json', '{"a":1}'))).toMatchObject([{ status: 'accepted' }]);
    expect(api.requests.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  });

  it('sends lines together, and names them as the file counts them', async () => {
    const file = fileOf('many.ndjson', '\n{"a":1}\n\n{"b":2}\n');
    const api = new Api((request) =>
      lines(request, (line, number) =>
        line === '{"a":1}'
          ? { status: 'accepted', id: 'dec_a', mrn: 'M', declarationStatus: 'cleared' }
          : {
              status: 'rejected',
              code: 'declaration-invalid',
              errors: [{ path: '/a', code: 'c', message: 'm', line: number }],
            },
      ),
    );
    expect(await lodged(api, file)).toEqual([
      { file, line: 2, status: 'accepted', id: 'dec_a', mrn: 'M', declarationStatus: 'cleared', errors: [] },
      {
        file,
        line: 4,
        status: 'rejected',
        code: 'declaration-invalid',
        errors: [{ path: '/a', code: 'c', message: 'm', line: 4 }],
      },
    ]);
    expect(api.requests).toMatchObject([{ path: '/declarations/batch', type: 'application/x-ndjson' }]);
  });

  it('sends only those lines again that met passing trouble, or whose answer was cut off', async () => {
    const file = fileOf('many.ndjson', '{"a":1}\n{"b":2}\n{"c":3}\n');
    const api = new Api((request, number) => {
      if (number > 1) return lines(request, () => ({ status: 'accepted' }));
      const all = lines(request, (line) =>
        line === '{"a":1}' ? { status: 'refused', code: 'busy' } : { status: 'accepted' },
      );
      return { ...all, body: all.body.split('\n').slice(0, 2).join('\n') };
    });
    expect((await lodged(api, file)).map(({ line, status }) => [line, status])).toEqual([
      [1, 'accepted'],
      [2, 'accepted'],
      [3, 'accepted'],
    ]);
    expect(api.requests.map(({ body }) => body)).toEqual(['{"a":1}\n{"b":2}\n{"c":3}\n', '{"a":1}\n{"c":3}\n']);
  });

  it('keeps the order of the file, with what cannot even be sent in its place', async () => {
    const file = fileOf('many.ndjson', `{"a":1}\n"${'x'.repeat(1024 * 1024)}"\n{"c":3}\n`);
    const api = new Api((request) => lines(request, () => ({ status: 'accepted' })));
    expect((await lodged(api, file)).map(({ line, status, errors }) => [line, status, errors[0]?.code])).toEqual([
      [1, 'accepted', undefined],
      [2, 'rejected', 'line-too-long'],
      [3, 'accepted', undefined],
    ]);
  });

  it('takes a long file in parts, each line once and in order', async () => {
    const numbers = Array.from({ length: 301 }, (_, index) => index);
    const file = fileOf('many.ndjson', numbers.map((number) => `{"n":${number}}\n`).join(''));
    const api = new Api((request) => lines(request, (line) => ({ status: 'accepted', id: line })));
    expect((await lodged(api, file)).map(({ id }) => id)).toEqual(numbers.map((number) => `{"n":${number}}`));
    expect(api.requests.map(({ body }) => body.trim().split('\n').length)).toEqual([100, 100, 100, 1]);
  });

  it('sends amendments and then cancellations after everything that is lodged, whatever the order of the files', async () => {
    const api = new Api(() => ({ body: TAKEN }));
    const files = [
      sample('cancellation/TT_IM011a_Cancellation.xml'),
      sample('amendment/TT_IM011a_Amendment.xml'),
      sample('original/TT_IM011a.xml'),
      fileOf('one.json', '{}'),
    ];
    const [cancellation, amendment, original, json] = files;
    expect((await lodged(api, ...files)).map(({ file }) => file)).toEqual([original, json, amendment, cancellation]);
  });
});
