import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogLevel } from '@temporalio/worker';
import { readConfig } from '#libs/config';
import { sql } from 'kysely';
import { pino } from 'pino';
import { startService, type Service } from './service.js';

const config = readConfig();
if (!config.databaseUrl) throw new Error('LEVANTE_DATABASE_URL says where PostgreSQL is; it is not set.');
const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  LogLevel,
  string
>;

// Written together, a second late at most: a system call for each line would be felt in every request.
const output = pino.destination({ sync: false, minLength: 8192 });
setInterval(() => output.flush(), 1000).unref();
process.on('exit', () => output.flushSync());

const log = pino(
  {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Errors of the database quote rows in further members: only what identifies the error is logged.
    serializers: { err: (error: unknown) => (error instanceof Error ? brief(error) : String(error)) },
  },
  output,
);
// What breaks beside any request (a connection, say) is made again by its owner; it must not take the requests with it.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

// The worker of this process must serve until the last request is answered, so it does not go by signals of its own.
Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('WARN', ({ level, message }) => log[LEVELS[level]]({ of: 'temporal' }, message)),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN' }) } },
});

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

function brief(error: Error): object {
  const { name, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, code, stack, cause: cause instanceof Error ? brief(cause) : undefined };
}
