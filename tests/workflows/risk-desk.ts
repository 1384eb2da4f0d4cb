import { randomBytes } from 'node:crypto';
import { riskWork, type RiskWork } from '#activities';
import { openPool } from '#libs/store';
import { sealing } from '#libs/temporal';
import { doJob } from '#libs/training';
import { RISK_TASK_QUEUE } from '#workflows';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type pg from 'pg';
import { freshDatabase } from '../setup/fresh-database.js';
import { startTestTemporal } from '../setup/temporal.js';
import { bundleFromSource } from './bundle.js';

/** The risk unit's desk of a test's own: real Temporal, real PostgreSQL, a worker with the real activities. */
export interface RiskDesk {
  client: Client;
  pool: pg.Pool;
  work: RiskWork;
  close(): Promise<void>;
}

export async function openRiskDesk(): Promise<RiskDesk> {
  const [database, temporal, workflowBundle] = await Promise.all([
    freshDatabase(),
    startTestTemporal(),
    bundleFromSource('risk/bundle-entry.ts'),
  ]);
  const pool = openPool(database.url, { role: 'owner', connections: 6 });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const work = riskWork({
    pool,
    sealing: sealing([randomBytes(32)]),
    // Here, since a thread needs a build.
    doJob: (name, request, listening) => doJob(name, request, listening?.onProgress),
  });
  const worker = await Worker.create({ connection, taskQueue: RISK_TASK_QUEUE, workflowBundle, activities: work });
  const finished = worker.run();
  return {
    client: new Client({ connection }),
    pool,
    work,
    async close() {
      worker.shutdown();
      await finished;
      await connection.close();
      await pool.end();
      await temporal.stop();
      await database.drop();
    },
  };
}
