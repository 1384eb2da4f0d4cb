import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AssessmentView, DeclarationPage } from '#libs/domain';
import { z } from 'zod';
import type { TestStack } from '../setup/stack.js';
import { as, bodyOf } from './client.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/declarations/first-300.csv', import.meta.url));
const stack = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;
/** Where offices unknown to the configuration are handled: no other test tells what is selected there. */
const OFFICE = 'CONAC';
const patienceMs = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of the sample under references of their own, so that no other test has lodged them. */
function rowsIn(name: string, count: number, more: string[] = []) {
  const [header = '', ...lines] = readFileSync(SAMPLE, 'utf8').trim().split('\n');
  const first = randomInt(1_000_000, 900_000_000);
  const rows = lines.slice(0, count).map((line, index) => [first + index, ...line.split(',').slice(1)].join(','));
  const file = join(folder, name);
  writeFileSync(file, [header, ...rows, ...more, ''].join('\n'));
  // Critical Fraud is the last column, Fraud the one before.
  return {
    file,
    references: rows.map((_, index) => String(first + index)),
    frauds: rows.map((row) => row.at(-3) === '1'),
  };
}

const start = (args: string[]) =>
  spawn(process.execPath, [LEVANTE, 'replay', '--office', OFFICE, '--train-every', '0', ...args], {
    env: { ...process.env, ...stack.env },
  });

async function replay(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

const Settings = z.object({
  inForce: z.array(z.object({ office: z.string(), settings: z.unknown() })),
  history: z.array(z.object({ office: z.string(), by: z.string(), reason: z.string() })),
});
const settings = async () => bodyOf(await as('ramiro').get('/risk/settings'), Settings);
const inForce = async (office: string) => (await settings()).inForce.find((each) => each.office === office)?.settings;

const declared = async (localReference: string) =>
  bodyOf(await as('sofia').get(`/declarations?localReference=${localReference}`), DeclarationPage).items;

describe('levante replay', () => {
  it(
    'inspects everything until it has learnt, then as chosen; results are the labels; settings are restored',
    async () => {
      const { file, references, frauds } = rowsIn('some.csv', 24, ['a,b']);
      const before = await inForce('*');
      const { code, out, err } = await replay(file, '--learn', '12', '--json');
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
      const found = frauds.slice(0, 12).filter(Boolean).length;
      expect(JSON.parse(out)).toMatchObject({
        ...{ rows: 25, accepted: 24, rejected: 1, failed: 0, replayed: 0, models: [] },
        byPhase: [
          { targeting: 'learning', fromRow: 1, toRow: 12, inspected: 12, hits: found },
          { fromRow: 13, toRow: 25 },
        ],
        // Nothing is drawn at random on the stack of these tests.
        random: { inspected: 0, hits: 0 },
      });
      expect(err).toContain('line 26: the row has 2 fields, the header 22');

      const [fraudulent] = references.filter((_, index) => index < 12 && frauds[index]);
      const [declaration] = await declared(fraudulent!);
      expect(declaration).toMatchObject({ office: OFFICE, status: 'cleared', lane: 'red' });
      const assessment = await as('sofia').get(`/declarations/${declaration!.id}/assessment`);
      expect(bodyOf(assessment, AssessmentView).selectedBy).toContain('random');
      const trail = JSON.stringify((await as('aurora').get(`/declarations/${declaration!.id}/audit`)).body);
      expect(trail).toContain('undervaluation');
      expect(trail).toContain('{"rule":"random-control","result":"found"}');

      // The office had no settings of its own; it has those of the administration now.
      expect([await inForce('*'), await inForce(OFFICE)]).toEqual([before, before]);
      const { history } = await settings();
      expect(history.filter(({ office }) => office === OFFICE).map(({ by, reason }) => `${by} ${reason}`)).toEqual([
        'ramiro replay: como antes de la repetición',
        'ramiro replay: las que se pueden inspeccionar: 0.1',
        'ramiro replay: para aprender, todo se inspecciona',
      ]);
    },
    patienceMs,
  );

  it(
    'goes on where it was interrupted: each row is there once, and settings are restored in between too',
    async () => {
      const { file, references } = rowsIn('interrupted.csv', 20);
      const child = start([file, '--learn', '20', '--rate', '2']);
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      for await (const line of createInterface(child.stderr)) if (/^[1-9]\d* rows, /.test(line)) break;
      child.stderr.resume();
      child.kill('SIGINT');
      expect(await ended).toBe(130);
      expect(out).toMatch(/^\d+ rows in .* 0 rejected, 0 failed/);
      expect(await inForce(OFFICE)).toMatchObject({ random: 0 });

      const again = await replay(file, '--learn', '20', '--json');
      expect(again.code).toBe(0);
      const summary = JSON.parse(again.out) as { accepted: number; replayed: number; inspected: number };
      expect(summary).toMatchObject({ accepted: 20, inspected: 20 });
      expect(summary.replayed).toBeGreaterThan(0);
      expect(summary.replayed).toBeLessThan(20);
      for (const reference of references) expect(await declared(reference)).toHaveLength(1);
    },
    patienceMs,
  );

  it('says in a sentence what is wrong with what it was given', async () => {
    const runs = [
      [await replay(join(folder, 'none.csv')), 'none.csv cannot be read (ENOENT).'],
      [await replay(SAMPLE, '--rate', '0'), 'It is a number above 0.'],
      [await replay(SAMPLE, '--inspect', '2'), 'It is a share above 0, at most 1.'],
      [await replay(SAMPLE, '--office', 'NOWHERE'), 'The settings of NOWHERE stay: not-found'],
    ] as const;
    for (const [{ code, out, err }, sentence] of runs) {
      expect(err).toContain(sentence);
      expect({ code, out }).toEqual({ code: 1, out: '' });
    }
  }, 60_000);
});
