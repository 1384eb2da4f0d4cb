import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { removeTemporaryDataFolder } from './data-folder.js';
import { endProcess } from './process-identity.js';
import { readRecord } from './stack-record.js';
import { startStack } from './stack.js';
import type { Stack } from './stack.js';

const patienceMs = 60_000;

describe('the stack', () => {
  let parent: string;
  let stack: Stack | undefined;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'levante-stack-'));
  });
  afterEach(async () => {
    await stack?.stop();
    await removeTemporaryDataFolder(join(parent, 'data'));
    rmSync(parent, { recursive: true, force: true });
  }, patienceMs);

  const processes = { api: false, worker: false };

  it(
    'keeps its data when PostgreSQL and Temporal are killed, and over a second start',
    async () => {
      // mkdtemp makes folders that nobody else may pass: as root, the cluster has to stand elsewhere.
      const data = join(parent, 'data');
      stack = await startStack({ data, processes });
      const { postgres, temporal } = stack.children;
      if (!postgres || !temporal) throw new Error('PostgreSQL or Temporal was not started');
      await query(stack, 'create table kept as select 42 as answer');
      await startWorkflow(stack, 'kept');

      postgres.supervise(false);
      temporal.supervise(false);
      await Promise.all([postgres.kill9(), temporal.kill9()]);
      expect([postgres.pid(), temporal.pid()]).toEqual([undefined, undefined]);
      await Promise.all([postgres.restart(), temporal.restart()]);
      expect(await query(stack, 'select answer from kept')).toEqual([{ answer: 42 }]);
      expect(await workflowStatus(stack, 'kept')).toBe('RUNNING');

      const { urls } = stack;
      await stack.stop();
      stack = await startStack({ data, processes });
      expect(stack.urls).toEqual(urls);
      expect(await query(stack, 'select answer from kept')).toEqual([{ answer: 42 }]);
      expect(await workflowStatus(stack, 'kept')).toBe('RUNNING');
    },
    patienceMs,
  );

  it(
    'starts a process again that ends unasked, and leaves nothing behind when it stops',
    async () => {
      stack = await startStack({ processes });
      const { data, children } = stack;
      const before = children.postgres?.identity();
      if (!before) throw new Error('PostgreSQL was not started');
      await endProcess(before, 'SIGKILL', 0);
      while (!(await answers(stack))) await sleep(100);
      expect(readRecord(data)?.running?.children.postgres).toEqual(children.postgres?.identity());
      expect(children.postgres?.pid()).not.toBe(before.pid);

      const temporal = children.temporal?.pid() ?? 0;
      await stack.stop();
      expect(existsSync(data)).toBe(false);
      expect(() => process.kill(temporal, 0)).toThrow('ESRCH');
    },
    patienceMs,
  );
});

async function query(stack: Stack, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: stack.urls.database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answers(stack: Stack): Promise<boolean> {
  return query(stack, 'select 1').then(
    () => true,
    () => false,
  );
}

async function withTemporal<Result>(stack: Stack, use: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address: stack.urls.temporal });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

async function startWorkflow(stack: Stack, workflowId: string): Promise<void> {
  await withTemporal(stack, (client) => client.workflow.start('any', { workflowId, taskQueue: 'nobody listens' }));
}

async function workflowStatus(stack: Stack, workflowId: string): Promise<string> {
  return withTemporal(stack, async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);
}
