import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeclarationReadPage, type Lane } from '#libs/domain';
import { as, bodyOf, lodge, refusalIn, tokenOf, urls } from './client.js';
import { declarationFor } from './declarations.js';
import { workToTheEnd } from './desk.js';
import type { TestStack } from '../setup/stack.js';

/** Other tests lodge here too. */
const OFFICE = 'COBUN';
const PATIENCE_MS = 180_000;

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const install = file('tests/process-mining/install.mjs');
const python = spawnSync(process.execPath, [install, '--where'], { encoding: 'utf8' }).stdout;
if (!python)
  process.stderr.write(
    'Skipped: the test that discovers the process with pm4py. `node tests/process-mining/install.mjs` installs pm4py for it.\n',
  );

/** What is done in each lane, in order, and how many declarations this run takes through it. */
const EXPECTED: Record<Lane, { declarations: number; controls: string[] }> = {
  green: { declarations: 2, controls: [] },
  blue: { declarations: 1, controls: ['Audit'] },
  yellow: { declarations: 2, controls: ['Documentary check'] },
  orange: { declarations: 1, controls: ['Scan'] },
  red: { declarations: 2, controls: ['Documentary check', 'Inspection'] },
};

const folder = mkdtempSync(join(tmpdir(), 'levante-process-mining-'));
const ocelFile = join(folder, 'log.ocel.json');
const xesFile = join(folder, 'log.xes');

interface Ocel {
  objects: { id: string; type: string; attributes: { name: string; value: unknown }[] }[];
  events: { type: string; attributes: { name: string; value: unknown }[] }[];
}
const ocelIn = (text: string) => JSON.parse(text) as Ocel;
const declarationsIn = ({ objects }: Ocel) => objects.filter(({ type }) => type === 'declaration').map(({ id }) => id);
const attributesIn = ({ objects }: Ocel, name: string) =>
  objects
    .filter(({ type }) => type === 'declaration')
    .flatMap(({ attributes }) => attributes.filter((each) => each.name === name).map(({ value }) => value));

async function levante(...args: string[]): Promise<{ code: number | null; err: string }> {
  const { env } = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;
  const child = spawn(process.execPath, [file('apps/cli/bin/levante.mjs'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, err })));
}
const write = (format: string, out: string, ...more: string[]) =>
  levante('export', format, '--out', out, '--office', OFFICE, ...more);

async function log(person: string, query: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${await tokenOf(person)}` };
  const answer = await fetch(`${urls.api}/process-log?${query}`, { headers });
  return { status: answer.status, text: await answer.text() };
}

describe('the process log', () => {
  const lodged: { id: string; lane: string }[] = [];
  const all = () => expect.arrayContaining(lodged.map(({ id }) => id)) as string[];

  beforeAll(async () => {
    for (const [lane, { declarations }] of Object.entries(EXPECTED))
      for (let number = 0; number < declarations; number++) {
        const { id } = await lodge('bruno', declarationFor(lane as Lane, { office: OFFICE }));
        await workToTheEnd(id, 'bruno');
        lodged.push({ id, lane });
      }
    expect(await write('ocel', ocelFile)).toMatchObject({ code: 0 });
    expect(await write('xes', xesFile)).toMatchObject({ code: 0 });
  }, PATIENCE_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the declarations of the selection, and no others', () => {
    const log = ocelIn(readFileSync(ocelFile, 'utf8'));
    expect(declarationsIn(log)).toEqual(all());
    expect(new Set(attributesIn(log, 'office'))).toEqual(new Set([OFFICE]));
    const xes = readFileSync(xesFile, 'utf8');
    expect([...xes.matchAll(/<trace>\s*<string key="concept:name" value="([^"]*)"/g)].map(([, id]) => id)).toEqual(
      all(),
    );
    expect(new Set([...xes.matchAll(/key="office" value="([^"]*)"/g)].map(([, office]) => office))).toEqual(
      new Set([OFFICE]),
    );
  });

  it.each([ocelFile, xesFile])('names no person and not who declared (%#)', (name) => {
    const text = readFileSync(name, 'utf8');
    expect(text).toContain('person-');
    for (const secret of ['bruno', 'olga', 'ines', 'aurora', 'Importadora', 'localReference'])
      expect(text).not.toContain(secret);
    // For whoever writes it only: what is in it is customs' own.
    expect(statSync(name).mode & 0o077).toBe(0);
  });

  it('is not written over another file unless told to, and leaves nothing half written', async () => {
    const refused = await write('xes', ocelFile);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('--force');
    expect(declarationsIn(ocelIn(readFileSync(ocelFile, 'utf8')))).toEqual(all());
    expect(await write('ocel', ocelFile, '--force')).toMatchObject({ code: 0 });
  });

  it('is refused with a sentence for an office that is not known', async () => {
    const { code, err } = await levante('export', 'xes', '--out', join(folder, 'none.xes'), '--office', 'NOWHERE');
    expect(code).toBe(1);
    expect(err).toContain('NOWHERE');
    expect(err).not.toContain('    at ');
  });

  it('is given by the API to who may see clearance times, as far as they see declarations', async () => {
    const given = await log('amparo', `format=ocel&office=${OFFICE}`);
    expect([given.status, declarationsIn(ocelIn(given.text))]).toEqual([200, all()]);
    expect((await log('amparo', `format=xes&office=${OFFICE}`)).text).toMatch(/<\/log>\n$/);
    expect((await log('bruno', 'format=xes')).status).toBe(403);
    const none = await log('amparo', `format=ocel&office=${OFFICE}&to=2000-01-01T00:00:00Z`);
    expect(ocelIn(none.text)).toMatchObject({ objects: [], events: [] });
  });

  it('is documented with all that it may be asked for', async () => {
    const { paths } = (await (await fetch(`${urls.api}/docs/openapi.json`)).json()) as {
      paths: Record<string, { get: { parameters: { name: string; in: string; required: boolean }[] } } | undefined>;
    };
    expect(
      paths['/process-log']?.get.parameters.map(({ name, in: place, required }) => [name, place, required]),
    ).toEqual([
      ['format', 'query', true],
      ['from', 'query', false],
      ['to', 'query', false],
      ['office', 'query', false],
    ]);
  });

  it.each(['ocel', 'xes'])('as %s is a read of each declaration in it, and logged once', async (format) => {
    const reads = async () => {
      const pages = await Promise.all(lodged.map(({ id }) => as('aurora').get(`/declarations/${id}/reads?by=sofia`)));
      return pages.map((page) =>
        bodyOf(page, DeclarationReadPage).items.filter(
          ({ what, subject }) => what === 'timeline' && subject === 'process-log',
        ),
      );
    };
    const before = await reads();
    expect((await log('sofia', `format=${format}&office=${OFFICE}`)).status).toBe(200);
    expect((await reads()).map((its) => its.length)).toEqual(before.map((its) => its.length + 1));
  });

  it.each(['format=csv', '', 'format=ocel&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'format=xes&to=soon'])(
    'refuses the query "%s" as a problem',
    async (query) => {
      expect(refusalIn(await as('amparo').get(`/process-log?${query}`))).toBe('400 malformed-content');
    },
  );

  (python ? it : it.skip)(
    'lets pm4py discover the process and find the lanes (needs: node tests/process-mining/install.mjs)',
    () => {
      const expected = join(folder, 'expected.json');
      const ofLane = (lane: string) => lodged.filter((each) => each.lane === lane).map(({ id }) => id);
      const lanes = Object.entries(EXPECTED).map(([lane, { controls }]) => [
        lane,
        { controls, declarations: ofLane(lane) },
      ]);
      writeFileSync(expected, JSON.stringify(Object.fromEntries(lanes)));
      const script = file('tests/process-mining/find_the_lanes.py');
      const run = spawnSync(python, [script, ocelFile, xesFile, expected], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
      expect(run.stdout).toContain('fitness 1.0');
    },
    PATIENCE_MS,
  );
});
