import { createHash, randomUUID } from 'node:crypto';
import { clearing, type Clearing, type Unaccounted } from '#activities';
import {
  canonical,
  instant,
  mrnFor,
  type ActorId,
  type Declaration,
  type DeclarationId,
  type Instant,
  type Lane,
  type Sha256,
} from '#libs/domain';
import { assess } from '#libs/risk';
import { openPool, organisationReader, fileOf, targetingReader, type Recorded } from '#libs/store';
import { sealing } from '#libs/temporal';
import { TASK_QUEUE, type clearDeclaration, type Opening } from '#workflows';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type pg from 'pg';
import { freshDatabase } from '../setup/fresh-database.js';
import { startTestTemporal } from '../setup/temporal.js';
import { bundleFromSource } from './bundle.js';

/** A customs counter of a test's own: real Temporal, real PostgreSQL, a worker with the real activities. */
export interface Counter {
  client: Client;
  pool: pg.Pool;
  /** What the next assessments say, instead of the rules: a test chooses its lane. */
  lane: Lane;
  /** What of the risk unit's tables could not be read. */
  faults: string[];
  /** Deadlines come this many milliseconds after they begin, instead of by the office's calendar; undefined: by the calendar. */
  deadlineMs: number | undefined;
  /** Called before a clock expires. */
  beat: () => Promise<unknown>;
  /** Called before each record, for tests that let a worker die or the database be away. */
  beforeRecord: () => Promise<void>;
  /** Called after each record, before the workflow hears of it. */
  afterRecord: () => Promise<void>;
  lodge(more?: Partial<Declaration>): Promise<{
    id: DeclarationId;
    handle: WorkflowHandle<typeof clearDeclaration>;
    opening: ReturnType<typeof openingFor>;
  }>;
  claim(taskId: string, by: string): Promise<void>;
  file(id: DeclarationId): ReturnType<typeof fileOf>;
  /** Wait until the file is as told. */
  until(id: DeclarationId, is: (file: Awaited<ReturnType<typeof fileOf>>) => boolean): ReturnType<typeof fileOf>;
  restartWorker(): Promise<void>;
  close(): Promise<void>;
}

export const person = (name: string): ActorId => name as ActorId;

/** The smallest declaration, with a reference of its own. */
export const declarationOf = (more: Partial<Declaration> = {}): Declaration => ({
  localReference: `REF-${randomUUID()}`,
  kind: 'import',
  type: 'IMA',
  advance: false,
  office: 'COBOG',
  declarant: { id: 'CO900111222' as NonNullable<Declaration['declarant']['id']> },
  importer: { name: 'Andina S.A.' },
  authorisations: [],
  transport: { mode: 'sea' },
  containers: [],
  payment: { method: 'deferred' },
  documents: [],
  previousDocuments: [],
  expedited: false,
  items: [
    {
      number: 1,
      commodityCode: '851000',
      price: { amount: '1200.00', currency: 'USD' },
      packages: [],
      documents: [],
      previousDocuments: [],
      taxes: [],
    },
  ],
  ...more,
});

const sha256 = (text: string): Sha256 => createHash('sha256').update(text).digest('hex') as Sha256;

export const versionOf = (declaration: Declaration) => ({
  content: sha256(canonical(declaration)),
  received: sha256(JSON.stringify(declaration)),
});

export function openingFor(declaration: Declaration): Extract<Opening, { lodgement: unknown }> {
  const digest = sha256(`${declaration.declarant.id}\0${declaration.localReference}`);
  const id = `dec_${digest.slice(0, 26)}` as DeclarationId;
  return {
    id,
    lodgement: {
      by: person('bruno'),
      mrn: mrnFor(digest, 2026, 'CO', declaration.kind),
      receivedAt: instant(Date.now()),
      declaration,
      version: versionOf(declaration),
      warnings: [],
    },
  };
}

export async function openCounter(): Promise<Counter> {
  const [database, temporal, workflows] = await Promise.all([freshDatabase(), startTestTemporal(), bundleFromSource()]);
  const pool = openPool(database.url, { role: 'owner', connections: 8 });
  const own = openPool(database.url, { role: 'owner', connections: 1 });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const client = new Client({ connection });
  const real = clearing({
    pool,
    organisation: organisationReader(pool),
    targeting: targetingReader({
      pool: own,
      sealing: sealing([Buffer.alloc(32, 7)]),
      onFault: (fault) => counter.faults.push(fault),
    }),
    engine: (...of) => {
      const { assessment, basis } = assess(...of);
      return { assessment: { ...assessment, reasons: [], lane: counter.lane }, basis };
    },
    beat: () => counter.beat(),
  });
  let worker = await startWorker();

  const counter: Counter = {
    client,
    pool,
    lane: 'green',
    faults: [],
    deadlineMs: undefined,
    beat: () => Promise.resolve(),
    beforeRecord: async () => undefined,
    afterRecord: async () => undefined,
    async lodge(more) {
      const opening = openingFor(declarationOf(more));
      const handle = await client.workflow.start<typeof clearDeclaration>('clearDeclaration', {
        taskQueue: TASK_QUEUE,
        workflowId: opening.id,
        args: [opening],
      });
      await counter.until(opening.id, (file) => file.seq > 0);
      return { id: opening.id, handle, opening };
    },
    async claim(taskId, by) {
      await pool.query('update tasks set assignee = $2, claimed_at = now() where id = $1', [taskId, by]);
    },
    file: (id) => fileOf(pool, id),
    async until(id, is) {
      for (let attempt = 0; attempt < 400; attempt++) {
        const file = await fileOf(pool, id);
        if (is(file)) return file;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${id} did not come to the expected state: ${JSON.stringify(await fileOf(pool, id))}`);
    },
    async restartWorker() {
      await worker.stop();
      worker = await startWorker();
    },
    async close() {
      await worker.stop();
      await connection.close();
      await pool.end();
      await own.end();
      await temporal.stop();
      await database.drop();
    },
  };
  return counter;

  async function startWorker() {
    const activities: Clearing = {
      ...real,
      accept: (...args) => around(() => real.accept(...args)),
      record: (batch) => around(() => real.record(batch)),
    };
    const running = await Worker.create({
      connection,
      taskQueue: TASK_QUEUE,
      workflowBundle: workflows,
      activities,
      // Long waits for another worker's cache would only slow the tests down.
      stickyQueueScheduleToStartTimeout: '1 second',
    });
    const finished = running.run();
    return {
      stop: async () => {
        running.shutdown();
        await finished;
      },
    };
  }

  /** A record with what a test lets happen before and after it, and with the deadlines that it asks for. */
  async function around<Answer extends Recorded | Unaccounted>(recording: () => Promise<Answer>): Promise<Answer> {
    await counter.beforeRecord();
    const answer = await recording();
    await counter.afterRecord();
    if (!('recorded' in answer) || counter.deadlineMs === undefined) return answer;
    const milliseconds = counter.deadlineMs;
    return {
      ...answer,
      recorded: answer.recorded.map((event) =>
        'deadline' in event && event.deadline
          ? { ...event, deadline: { ...event.deadline, dueAt: after(event.at, milliseconds) } }
          : event,
      ),
    };
  }
}

const after = (at: Instant, milliseconds: number): Instant => instant(new Date(at).getTime() + milliseconds);
