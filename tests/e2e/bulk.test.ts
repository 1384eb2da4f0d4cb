import { createReadStream, existsSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LANES, type Declaration } from '#libs/domain';
import { readCsv } from '#libs/formats';
import { z } from 'zod';
import { as, declarationOf, refusalIn, tokenOf, urls } from './client.js';
import { declarationFor, newReference } from './declarations.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };

const Result = z.looseObject({
  line: z.int(),
  status: z.enum(['accepted', 'replayed', 'rejected', 'refused']),
  id: z.string().optional(),
  mrn: z.string().optional(),
  lane: z.enum(LANES).optional(),
  declarationStatus: z.string().optional(),
  code: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), line: z.int() })).optional(),
});

async function lodgeAll(person: string, lines: string | Buffer) {
  const { status, headers, body } = await as(person).post('/declarations/batch', lines, NDJSON);
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/x-ndjson/)]);
  if (body === undefined) return [];
  return z
    .string()
    .parse(body)
    .trim()
    .split('\n')
    .map((line) => Result.parse(JSON.parse(line)));
}

const ndjson = (declarations: object[]): string => declarations.map((each) => JSON.stringify(each)).join('\n');

/** Rows of a file as declarations, under references of this run. */
async function declarationsIn(file: string, from: number, to: number): Promise<Declaration[]> {
  const run = newReference('bulk');
  const declarations: Declaration[] = [];
  let row = 0;
  for await (const read of readCsv(createReadStream(file))) {
    row += 1;
    if (row > to) break;
    if (row <= from) continue;
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const { declaration } = read;
    declarations.push({ ...declaration, localReference: `${run}-${declaration.localReference}` });
  }
  return declarations;
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

describe.each([
  ['the 300 rows of the samples', pathOf('../samples/declarations/first-300.csv'), 0, 300],
  // The whole data set is not part of the checkout.
  ...[pathOf('../../../shared/data/declarations/train.csv')]
    .filter((file) => existsSync(file))
    .map((file): [string, string, number, number] => ['100 more of the whole data set', file, 20_000, 20_100]),
])('%s', (_name, file, from, to) => {
  let declarations: Declaration[] = [];
  let first: z.output<typeof Result>[] = [];

  beforeAll(async () => {
    declarations = await declarationsIn(file, from, to);
    first = await lodgeAll('gateway', ndjson(declarations));
  });

  it('get one answer a line, in the order of the lines, each with MRN, status and lane', () => {
    expect(first.map(({ line }) => line)).toEqual(declarations.map((_each, index) => index + 1));
    expect(first.filter(({ status }) => status !== 'accepted')).toEqual([]);
    expect(new Set(first.map(({ id }) => id)).size).toBe(declarations.length);
    expect(new Set(first.map(({ mrn }) => mrn)).size).toBe(declarations.length);
    expect(first.every(({ lane, declarationStatus }) => lane && declarationStatus)).toBe(true);
  });

  it('are on record as they were answered', async () => {
    for (const { id = '', mrn, lane } of first.slice(0, 10))
      expect(await declarationOf('olga', id)).toMatchObject({ mrn, lane });
  });

  it('are the same declarations when the same batch comes again', async () => {
    const again = await lodgeAll('gateway', ndjson(declarations));
    expect(again).toEqual(first.map((result) => ({ ...result, status: 'replayed' })));
  });
});

describe('a batch', () => {
  it('answers what cannot be taken on its own line, with every error named, and goes on', async () => {
    const good = () => declarationFor('green');
    const same = good();
    const lines = [
      JSON.stringify(same),
      'not json at all',
      '{}',
      '[1, 2]',
      '',
      JSON.stringify({ ...good(), kind: 'smuggling', items: [] }),
      JSON.stringify({ ...same, goodsLocation: 'elsewhere' }),
      `{"localReference": "${'x'.repeat(1024 * 1024)}"}`,
      JSON.stringify({ ...good(), localReference: 'null \0 inside' }),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      JSON.stringify(same),
    ];
    const results = await lodgeAll('gateway', lines.join('\n'));
    expect(results.map(({ line, status, code }) => `${line} ${code ?? status}`)).toEqual([
      '1 accepted',
      '2 malformed-content',
      '3 declaration-invalid',
      '4 declaration-invalid',
      '6 declaration-invalid',
      '7 reference-taken',
      expect.stringMatching(/^8 (malformed-content|too-large|declaration-invalid)$/),
      expect.stringMatching(/^9 (malformed-content|declaration-invalid)$/),
      expect.stringMatching(/^10 (malformed-content|declaration-invalid)$/),
      '11 replayed',
    ]);
    for (const { status, errors, line } of results.filter((each) => each.status === 'rejected')) {
      expect([status, errors?.length]).not.toEqual([status, 0]);
      expect(errors?.every((error) => error.line === line && error.message !== '')).toBe(true);
    }
    expect(results[4]?.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(['/kind', '/items']));
  });

  it('names a line that is not UTF-8, and goes on', async () => {
    const good = JSON.stringify(declarationFor('green'));
    const bytes = Buffer.concat([
      Buffer.from(`{"localReference":"`),
      Buffer.from([0xc3, 0x28]),
      Buffer.from(`"}\n${good}`),
    ]);
    const results = await lodgeAll('gateway', bytes);
    expect(results.map(({ code, status }) => code ?? status)).toEqual(['malformed-content', 'accepted']);
  });

  it('takes from a broker only what is of their own parties', async () => {
    const results = await lodgeAll(
      'bruno',
      ndjson([declarationFor('green'), declarationFor('green', { declarant: 'CO900333444' })]),
    );
    expect(results.map(({ code, status }) => code ?? status)).toEqual(['accepted', 'not-your-party']);
    expect(results[0]).not.toHaveProperty('lane');
  });

  it('of nothing has no results', async () => expect(await lodgeAll('gateway', '\n\n')).toEqual([]));

  it('is taken as NDJSON only', async () => {
    const answer = await as('gateway').post('/declarations/batch', [declarationFor('green')]);
    expect(refusalIn(answer)).toBe('415 unsupported-content-type');
  });

  it('answers each line as it comes, before the next is sent', async () => {
    const authorization = `Bearer ${await tokenOf('gateway')}`;
    const sending = request(`${urls.api}/declarations/batch`, {
      method: 'POST',
      headers: { ...NDJSON, authorization },
    });
    const answers = new Promise<AsyncIterator<string>>((resolve, reject) => {
      sending.on('response', (response) => resolve(createInterface({ input: response })[Symbol.asyncIterator]()));
      sending.on('error', reject);
    });
    const lines: string[] = [];
    for (let line = 1; line <= 3; line++) {
      sending.write(`${JSON.stringify(declarationFor('green'))}\n`);
      const answer = await (await answers).next();
      lines.push(answer.done ? 'no more' : answer.value);
    }
    sending.end();
    expect((await (await answers).next()).done).toBe(true);
    expect(lines.map((line) => Result.parse(JSON.parse(line)).line)).toEqual([1, 2, 3]);
  });
});
