import { writeFile } from 'node:fs/promises';
import { readConfig } from '#libs/config';
import { connectTemporal } from '#libs/temporal';
import { startClearanceWorker } from './index.js';

const config = readConfig();
if (!config.databaseUrl) throw new Error('LEVANTE_DATABASE_URL says where PostgreSQL is; it is not set.');
const temporal = await connectTemporal(config);
const worker = await startClearanceWorker(temporal, config.databaseUrl, 10);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop());
if (config.readyFile) await writeFile(config.readyFile, String(process.pid));
await worker.finished;
await temporal.close();
