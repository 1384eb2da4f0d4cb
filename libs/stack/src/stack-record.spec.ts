import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isRunning } from './process-identity.js';
import { endLeftovers } from './roster.js';
import { findRunningStack, readRecord, writeRecord } from './stack-record.js';

const ports = { api: 3000, postgres: 5000, temporal: 7000 };

describe('the record of a stack', () => {
  let data: string;

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'levante-record-'));
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('can be read by its owner alone, since it holds the password of the database', () => {
    writeRecord(data, { ports });
    expect(statSync(join(data, 'stack.json')).mode & 0o777).toBe(0o600);
    expect(readRecord(data)).toEqual({ ports });
  });

  it('is passed over when a crash left it half written', () => {
    writeFileSync(join(data, 'stack.json'), '{"ports"');
    expect(readRecord(data)).toBeUndefined();
  });

  it('leads to the stack while its launcher runs and its API answers', async () => {
    let status = 200;
    const api = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    const port = (api.address() as AddressInfo).port;
    const launcher = identify(process.pid) ?? { pid: 0, born: '' };
    const urls = { api: `http://127.0.0.1:${port}`, issuer: 'i', temporal: 't', database: 'd' };
    writeRecord(data, { ports, running: { launcher, urls, children: {} } });
    expect((await findRunningStack(data))?.env).toEqual({
      LEVANTE_DATA: data,
      LEVANTE_PORT: String(port),
      LEVANTE_ISSUER: 'i',
      LEVANTE_TEMPORAL_ADDRESS: 't',
      LEVANTE_DATABASE_URL: 'd',
    });

    status = 503;
    expect(await findRunningStack(data)).toBeUndefined();

    status = 200;
    writeRecord(data, { ports, running: { launcher: { ...launcher, born: 'another time' }, urls, children: {} } });
    expect(await findRunningStack(data)).toBeUndefined();
    await new Promise((resolve) => api.close(resolve));
  });

  it('lets the next start end what a killed launcher left running, and nobody else', async () => {
    const left = spawn('sleep', ['60']);
    const stranger = spawn('sleep', ['60']);
    const [worker, other] = [identify(left.pid ?? 0), identify(stranger.pid ?? 0)];
    if (!worker || !other) throw new Error('sleep did not start');
    writeRecord(data, {
      ports,
      running: { launcher: { pid: 1, born: '' }, children: { worker, api: { ...other, born: 'another time' } } },
    });
    await endLeftovers(data);
    expect(isRunning(worker)).toBe(false);
    expect(isRunning(other)).toBe(true);
    stranger.kill('SIGKILL');
  });
});
