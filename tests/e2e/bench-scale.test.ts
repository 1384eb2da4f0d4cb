import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const patienceMs = 300_000;

interface Asked {
  firstMs: number;
  p50Ms: number;
  p95Ms: number;
}

interface Printed {
  file: Record<string, number>;
  proving: Record<string, number>;
  questions: Record<string, { api: Asked; database?: Asked }>;
  lodgedMeanwhile: number;
}

async function bench(...args: string[]): Promise<{ out: string; err: string }> {
  const child = spawn(process.execPath, [LEVANTE, 'bench', ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return { out, err };
}

describe('levante bench --declarations', () => {
  it(
    'makes a file that the verifier finds whole, and is answered every question while others lodge',
    async () => {
      const { out, err } = await bench('--declarations', '300', '--json');
      // Where it fails, what it said tells why.
      expect(out === '' ? err : out).toMatch(/^\{/);
      const { file, proving, questions, lodgedMeanwhile } = JSON.parse(out) as Printed;
      // One a day is lodged besides; each has a lodgement, its acceptance and a lane at least.
      expect(file['declarations']).toBe(301);
      expect(file['events']).toBeGreaterThan(3 * 301);
      expect(file['tasks']).toBeGreaterThan(100);
      expect(proving).toMatchObject({ verified: 301, broken: 0 });
      expect(proving['checkpoints']).toBeGreaterThanOrEqual(2);
      expect(lodgedMeanwhile).toBeGreaterThan(0);
      const names = Object.keys(questions);
      for (const about of ['inbox of all offices', 'declarations of a broker', 'a proof', 'study of a year'])
        expect(names).toContain(about);
      for (const { api, database } of Object.values(questions))
        for (const { firstMs, p50Ms, p95Ms } of [api, ...(database ? [database] : [])]) {
          expect([firstMs > 0, p50Ms > 0]).toEqual([true, true]);
          expect(p95Ms).toBeGreaterThanOrEqual(p50Ms);
        }
    },
    patienceMs,
  );
});
