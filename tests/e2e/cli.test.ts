import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { lodge, urls } from './client.js';
import { levante, linesOf } from './command.js';
import { declarationFor } from './declarations.js';

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const patienceMs = 120_000;

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
    const response = await fetch(`${urls.api}/tasks`, { headers: { authorization: `Bearer ${out.trim()}` } });
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
      const connection = await Connection.connect({ address: urls.temporal });
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
