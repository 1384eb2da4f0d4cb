import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '#libs/stack';

const PATIENCE_MS = 120_000;

it(
  'a stack that may have any port takes another where one was taken while it started',
  async () => {
    const parent = mkdtempSync(join(tmpdir(), 'levante-port-'));
    const data = join(parent, 'data');
    const somebody = createServer();
    let taken = 0;
    const takeItsPort = (step: string) => {
      if (taken || !step.startsWith('Starting worker')) return;
      const { ports } = JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8')) as { ports: { api: number } };
      taken = ports.api;
      somebody.listen(taken, '127.0.0.1');
    };
    const stack = await startStack({ data, port: 0, onStep: takeItsPort, processes: { api: true, worker: false } });
    try {
      expect(taken).toBeGreaterThan(0);
      expect(stack.urls.api).not.toContain(`:${taken}`);
      expect((await fetch(`${stack.urls.api}/health`)).status).toBe(200);
    } finally {
      await stack.stop();
      somebody.close();
      rmSync(parent, { recursive: true, force: true });
    }
  },
  PATIENCE_MS,
);
