import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { TestStack } from '../setup/stack.js';
import { lodge } from './client.js';
import { declarationFor } from './declarations.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const stack = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;
const patienceMs = 120_000;

function start(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [LEVANTE, ...args], { env: { ...process.env, ...env } });
}

/** What a command that ends says, with the stack of these tests as the one that runs. */
async function levante(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args, stack.env);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await ended(child);
  return { code, out, err };
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('close', resolve));

const linesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('levante lodge', () => {
  it(
    'prints one result a declaration and nothing else, and calls a rejection for named reasons a success',
    async () => {
      const originals = readdirSync(join(SAMPLES, 'wco', 'original')).map((name) =>
        join(SAMPLES, 'wco', 'original', name),
      );
      const malformed = join(SAMPLES, 'wco', 'malformed', 'TT_IM084a.xml');
      const { code, out } = await levante('lodge', '--json', ...originals, malformed);
      const results = linesOf(out);
      expect(results.map(({ file }) => file)).toEqual([...originals, malformed]);
      for (const result of results.slice(0, -1)) {
        expect(result).toMatchObject({ status: expect.stringMatching(/^(accepted|replayed)$/) as string, errors: [] });
        expect(result['lane']).toEqual(expect.stringMatching(/^(green|blue|yellow|orange|red)$/));
      }
      expect(results.at(-1)).toMatchObject({ status: 'rejected', errors: [{ code: 'xml-malformed', line: 164 }] });
      expect(code).toBe(0);
    },
    patienceMs,
  );

  it(
    'is harmless when repeated: every row of a file is there once, and is then said to have been there',
    async () => {
      const file = join(SAMPLES, 'declarations', 'first-300.csv');
      const first = linesOf((await levante('lodge', '--json', file)).out);
      const { code, out } = await levante('lodge', '--json', file);
      expect(code).toBe(0);
      const again = linesOf(out);
      expect(again).toHaveLength(300);
      expect(again.every(({ status }) => status === 'replayed')).toBe(true);
      expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    },
    patienceMs,
  );

  it(
    'fails where whoever lodges may not',
    async () => {
      const file = join(SAMPLES, 'wco', 'original', 'TT_IM014a.xml');
      const { code, out } = await levante('lodge', '--json', '--as', 'amparo', file);
      expect(linesOf(out)).toMatchObject([{ status: 'failed', code: 'not-permitted' }]);
      expect(code).toBe(1);
    },
    patienceMs,
  );
});

describe('levante token', () => {
  it('prints a token that the API takes, and names those who exist to who asks for somebody else', async () => {
    const { code, out } = await levante('token', 'olga');
    const response = await fetch(`${stack.urls.api}/tasks`, { headers: { authorization: `Bearer ${out.trim()}` } });
    expect([code, response.status]).toEqual([0, 200]);
    const nobody = await levante('token', 'nobody');
    expect(nobody).toMatchObject({ code: 1, out: '' });
    expect(nobody.err).toMatch(/^levante: There is no demo person nobody; there are .*\bolga\b.*\.\n$/);
  }, 30_000);

  it('names no stack where none runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'levante-none-'));
    const { code, err } = await levante('token', 'olga', '--data', folder);
    rmSync(folder, { recursive: true });
    expect([code, err]).toEqual([
      1,
      `levante: No stack runs on the data folder ${folder}: start one with \`npm start\`.\n`,
    ]);
  });
});

describe('levante verify', () => {
  it(
    'finds a declaration that waits without a workflow, and a workflow without a declaration',
    async () => {
      const { id } = await lodge('gateway', declarationFor('yellow'));
      const connection = await Connection.connect({ address: stack.urls.temporal });
      const client = new Client({ connection });
      const rogue = await client.workflow.start('clearDeclaration', {
        workflowId: `dec_rogue${Date.now()}`,
        taskQueue: 'none',
      });
      try {
        await client.workflow.getHandle(id).terminate('a test of levante verify');
        const { code, out } = await levante('verify', '--json');
        expect(code).toBe(1);
        expect(JSON.parse(out)).toMatchObject({
          ok: false,
          chainBroken: [],
          readModelDiffers: [],
          blobsMissing: [],
          workflowsMissing: [id],
          workflowsUnexpected: [rogue.workflowId],
        });
      } finally {
        await rogue.terminate();
        await connection.close();
      }
    },
    patienceMs,
  );
});

describe('levante up', () => {
  it(
    'ends everything at Ctrl-C, and finds everything where it was at the next start',
    async () => {
      const parent = mkdtempSync(join(tmpdir(), 'levante-up-'));
      const env = { LEVANTE_DATA: join(parent, 'data'), LEVANTE_PORT: '0' };
      const file = join(SAMPLES, 'wco', 'original', 'TT_IM011a.xml');
      const said = async (...words: string[]) => {
        const child = start(words, env);
        let out = '';
        child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
        expect(await ended(child)).toBe(0);
        return linesOf(out)[0];
      };
      const lodgeFile = () => said('lodge', '--json', file);
      const first = await up(env);
      expect(await lodgeFile()).toMatchObject({ status: 'accepted', declarationStatus: 'held' });
      expect(await first.endsAtCtrlC()).toBe(0);
      expect(await answers(first.api)).toBe(false);

      // At rest, it is the record of that folder that is verified, not an empty stack's.
      expect(await said('verify', '--json')).toMatchObject({ declarations: 1, ok: true });

      const second = await up(env);
      expect(await lodgeFile()).toMatchObject({ status: 'replayed', declarationStatus: 'held' });
      expect(await second.endsAtCtrlC()).toBe(0);
      expect(await answers(second.api)).toBe(false);
      rmSync(parent, { recursive: true, force: true });
    },
    patienceMs,
  );
});

/** A stack started from the command line, once it says what to try next. */
async function up(env: Record<string, string>) {
  const child = start(['up'], env);
  let [api, err] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    api = /^ {2}API +(http\S+)/.exec(line)?.[1] ?? api;
    if (line.startsWith('Try next')) break;
  }
  if (api === '') throw new Error(`levante up: ${err}`);
  const endsAtCtrlC = (): Promise<number | null> => {
    const end = ended(child);
    child.stdout?.resume();
    child.kill('SIGINT');
    return end;
  };
  return { api, endsAtCtrlC };
}

async function answers(api: string): Promise<boolean> {
  await sleep(100);
  return fetch(api).then(
    () => true,
    () => false,
  );
}
