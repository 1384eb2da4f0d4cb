import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '#libs/config';
import { sql } from 'kysely';
import { pino } from 'pino';
import { startService, type Service } from './service.js';

const config = readConfig();
if (!config.databaseUrl) throw new Error('LEVANTE_DATABASE_URL says where PostgreSQL is; it is not set.');
const log = pino({
  level: config.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  // Errors of the database quote rows in further members: only what identifies the error is logged.
  serializers: { err: (error: unknown) => (error instanceof Error ? brief(error) : String(error)) },
});
// What breaks beside any request (a connection, say) is made again by its owner; it must not take the requests with it.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

const service = await startService(config, config.databaseUrl, log);
log.info({ port: service.port }, 'listening');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  log.info('stopping');
  await service.stop();
  log.info('stopped');
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

if (config.readyFile) await writeWhenReady(service, config.readyFile);

/** Say that requests can be served, once everything that they need answers. */
async function writeWhenReady({ connections }: Service, file: string): Promise<void> {
  const answers = () => sql`select 1`.execute(connections.db).then(() => connections.temporal.isServing());
  while (!stopping && !(await answers().catch(() => false))) await delay(100);
  if (!stopping) await writeFile(file, String(process.pid));
}

function brief(error: Error) {
  return { type: error.name, code: 'code' in error ? error.code : undefined, stack: error.stack };
}
