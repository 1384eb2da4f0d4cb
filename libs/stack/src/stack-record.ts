import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

export interface StackUrls {
  api: string;
  /** OpenID Connect issuer. */
  issuer: string;
  /** host:port of Temporal's gRPC frontend. */
  temporal: string;
  /** Of the owner of the database; holds the password. */
  database: string;
}

export type ChildName = 'postgres' | 'temporal' | 'worker' | 'api';

/** What `stack.json` in the data folder says: last ports, so that they stay the same, and what runs now, if anything does. */
export interface StackRecord {
  ports: { api: number; postgres: number; temporal: number };
  running?: {
    launcher: ProcessIdentity;
    /** Missing while the database is starting. */
    urls?: StackUrls;
    children: Partial<Record<ChildName, ProcessIdentity>>;
  };
}

export interface RunningStack {
  data: string;
  urls: StackUrls;
  /** What a process of this stack finds in its environment. */
  env: Record<string, string>;
  launcher: ProcessIdentity;
  children: Partial<Record<ChildName, ProcessIdentity>>;
}

export function readRecord(data: string): StackRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(data), 'utf8')) as StackRecord;
  } catch {
    // Missing, or torn by a full disk: the ports are picked anew.
    return undefined;
  }
}

/** Replaces the record as a whole, readable by its owner only since it holds the database password. */
export function writeRecord(data: string, record: StackRecord): void {
  const file = recordFile(data);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** The stack that runs on this data folder and answers, if one does. */
export async function findRunningStack(data: string): Promise<RunningStack | undefined> {
  const running = readRecord(data)?.running;
  if (running?.urls === undefined || !isRunning(running.launcher)) return undefined;
  const { launcher, urls, children } = running;
  if (!(await isHealthy(urls.api, BUSY_MS))) return undefined;
  return { data, urls, env: environmentOf(data, urls), launcher, children };
}

/** How long a stack on a busy machine may take to answer; one that is gone refuses at once. */
const BUSY_MS = 20_000;

/** Whether the API answers its health check. */
export async function isHealthy(api: string, patienceMs = 2_000): Promise<boolean> {
  try {
    const response = await fetch(`${api}/health`, { signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** The environment that every process of the stack gets. */
export function environmentOf(data: string, urls: StackUrls): Record<string, string> {
  return {
    LEVANTE_DATA: data,
    LEVANTE_PORT: new URL(urls.api).port,
    LEVANTE_ISSUER: urls.issuer,
    LEVANTE_TEMPORAL_ADDRESS: urls.temporal,
    LEVANTE_DATABASE_URL: urls.database,
  };
}

function recordFile(data: string): string {
  return join(data, 'stack.json');
}
