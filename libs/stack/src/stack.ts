import { join } from 'node:path';
import { readConfig } from '#libs/config';
import type { Child } from './child.js';
import { lockDataFolder, makeDataFolder, makeTemporaryDataFolder, removeTemporaryDataFolder } from './data-folder.js';
import { startNodeProcess } from './node-process.js';
import { isPortFree, pickPort } from './ports.js';
import { databaseAnswers, startPostgres } from './postgres.js';
import { endLeftovers, openRoster } from './roster.js';
import { StackError } from './stack-error.js';
import { environmentOf, isHealthy, readRecord } from './stack-record.js';
import type { ChildName, StackRecord, StackUrls } from './stack-record.js';
import { findTemporal } from './temporal-binary.js';
import { startTemporalServer } from './temporal-server.js';

export interface StackOptions {
  /** The folder in which everything lives. Left out: a temporary one that is removed when the stack stops. */
  data?: string;
  /** Port of the API: the configured one (3000) unless told; on a temporary folder any free one. */
  port?: number;
  /** Hears each step as it begins, and progress within it. */
  onStep?: (step: string) => void;
  /** Which of our own processes to start beside PostgreSQL and Temporal. */
  processes: { api: boolean; worker: boolean };
}

export interface Stack {
  data: string;
  urls: StackUrls;
  /** What a process of this stack finds in its environment. */
  env: Record<string, string>;
  /** `postgres` is missing where LEVANTE_DATABASE_URL names a server of your own; `worker` and `api` where not asked for. */
  children: Partial<Record<ChildName, Child>>;
  /** Ends everything, in order: first those who ask, then those who answer. Harmless when repeated. */
  stop(): Promise<void>;
}

const anyPort = 0;
/** With ports chosen anew. */
const ATTEMPTS = 3;

const isPortTaken = (error: unknown): boolean => error instanceof StackError && error.message.includes('EADDRINUSE');

/**
 * Starts PostgreSQL, Temporal, worker and API on one machine, each supervised, and waits until all of them serve. However this
 * process ends, they end too.
 *
 * @throws StackError when something the person at the keyboard can put right is in the way
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const isTemporary = options.data === undefined;
  const data = options.data === undefined ? makeTemporaryDataFolder() : makeDataFolder(options.data);
  const unlock = lockDataFolder(data);
  const clean = isTemporary ? () => removeTemporaryDataFolder(data) : () => Promise.resolve();
  try {
    await endLeftovers(data);
    const leave = async () => {
      unlock();
      await clean();
    };
    for (let attempt = 1; ; attempt++) {
      const ports = await choosePorts(data, options, isTemporary);
      try {
        return await startOn(data, ports, options, leave);
      } catch (error) {
        // Whoever starts beside may have been given the same: between choosing a port and listening there are seconds.
        if (attempt === ATTEMPTS || !isPortTaken(error)) throw error;
      }
    }
  } catch (error) {
    unlock();
    await clean();
    throw error;
  }
}

async function startOn(
  data: string,
  ports: StackRecord['ports'],
  { data: given, onStep = () => undefined, processes }: StackOptions,
  leave: () => Promise<void>,
): Promise<Stack> {
  const config = readConfig();
  onStep('Looking for a Temporal server');
  const temporalBinary = await findTemporal({ cache: config.cache, named: config.temporal.binary, onProgress: onStep });
  const roster = openRoster(data, ports, given === undefined ? data : undefined);
  const children: Stack['children'] = {};
  const log = (name: ChildName): string => join(data, 'logs', `${name}.log`);

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= endAll().then(leave));
  const endAll = async (): Promise<void> => {
    await Promise.all([children.api?.stop(), children.worker?.stop()]);
    await children.temporal?.stop();
    await children.postgres?.stop();
    roster.close();
  };

  const startDatabase = async (): Promise<string> => {
    // A temporary stack never touches a database that somebody else keeps.
    const own = given === undefined ? undefined : config.databaseUrl;
    if (own) return checkOwnDatabase(own);
    const onChange = roster.note.bind(undefined, 'postgres');
    const postgres = await startPostgres({ data, port: ports.postgres, logFile: log('postgres'), onChange });
    children.postgres = postgres.child;
    return postgres.url;
  };

  const startTemporal = async (): Promise<string> => {
    const temporal = await startTemporalServer({
      binary: temporalBinary.path,
      port: ports.temporal,
      logFile: log('temporal'),
      databaseFile: join(data, 'temporal', 'temporal.db'),
      onChange: roster.note.bind(undefined, 'temporal'),
    });
    children.temporal = temporal.child;
    return temporal.address;
  };

  try {
    onStep(`Starting PostgreSQL and Temporal (${temporalBinary.how})`);
    const [database, temporal] = await together(startDatabase(), startTemporal());
    onStep('Migrating the database');
    // Loaded here, so that a command that starts no stack does not load it.
    const { migrate } = await import('#libs/store');
    await migrate(database);
    const api = `http://localhost:${ports.api}`;
    const outsideIssuer = given === undefined ? undefined : config.issuer;
    const urls: StackUrls = { api, issuer: outsideIssuer ?? `${api}/oidc`, temporal, database };
    const env = environmentOf(data, urls);
    roster.announce(urls);
    const startOwn = async (name: 'api' | 'worker', isServing?: () => Promise<boolean>): Promise<void> => {
      if (!processes[name]) return;
      const onChange = roster.note.bind(undefined, name);
      children[name] = await startNodeProcess({ name, data, env, logFile: log(name), onChange, isServing });
    };
    if (processes.api || processes.worker) onStep('Starting worker and API');
    await together(
      startOwn('worker'),
      startOwn('api', () => isHealthy(api)),
    );
    return { data, urls, env, children, stop };
  } catch (error) {
    await endAll();
    throw error;
  }
}

/** Ports of last time where they are still free; the API's is fixed, since people and issuers write it down. */
async function choosePorts(
  data: string,
  { port, processes }: StackOptions,
  isTemporary: boolean,
): Promise<StackRecord['ports']> {
  const last = readRecord(data)?.ports;
  const wanted = port ?? (isTemporary ? anyPort : readConfig().port);
  const api = wanted === anyPort ? await pickPort() : wanted;
  if (processes.api && !(await isPortFree(api)))
    throw new StackError(`Port ${api} is taken by another program: stop that, or set LEVANTE_PORT to another port.`);
  return { api, postgres: await pickPort(last?.postgres), temporal: await pickPort(last?.temporal) };
}

async function checkOwnDatabase(url: string): Promise<string> {
  if (await databaseAnswers(url)) return url;
  throw new StackError('The database that LEVANTE_DATABASE_URL names does not answer, or does not let us in.');
}

/** Like Promise.all, but waits for the end of every one, so that nothing is still starting when we clean up after a failure. */
async function together<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
