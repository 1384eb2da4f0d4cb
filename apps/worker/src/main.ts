import { writeFile } from 'node:fs/promises';
import { readConfig } from '#libs/config';
import { connectTemporal } from '#libs/temporal';
import { keepArchive } from './archive.js';
import { keepCheckpoints } from './checkpoints.js';
import { startClearanceWorker, startHeart } from './index.js';
import { keepTelling } from './outages.js';
import { startReleaseModelKeeper } from './prediction.js';
import { keepRiskWorker } from './risk.js';

const config = readConfig();
if (!config.databaseUrl) throw new Error('LEVANTE_DATABASE_URL says where PostgreSQL is; it is not set.');
const tell = (fault: string, error?: unknown) => console.error(fault, error ?? '');
const heart = startHeart(config.databaseUrl, 'worker', tell);
const temporal = await connectTemporal(config);
const clearance = await startClearanceWorker(temporal, config.databaseUrl, heart, 10, tell, tell);
const risk = keepRiskWorker(temporal, config.databaseUrl, (error) => console.error('The risk worker failed.', error));
const checkpoints = keepCheckpoints(config, config.databaseUrl, (error) => tell('No checkpoint could be made.', error));
const archive = keepArchive(config.archiveMonths, config.databaseUrl, (error) =>
  tell('Nothing could be archived.', error),
);
const telling = keepTelling(temporal.client, config.databaseUrl, (error) =>
  tell('A declaration cannot be told of an outage.', error),
);
const releases = startReleaseModelKeeper(config.databaseUrl, (error) => tell('Expected release times wait.', error));
const workers = [clearance, risk, telling, checkpoints, releases, archive];
const stop = () => workers.forEach((worker) => void worker.stop().catch(() => undefined));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
if (config.readyFile) await writeFile(config.readyFile, String(process.pid));
// Where clearance fails, the process ends with it and is started again.
await Promise.all(workers.map(({ finished }) => finished));
await temporal.close();
await heart.stop();
