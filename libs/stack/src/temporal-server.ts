import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startChild } from './child.js';
import type { Child, OnChange } from './child.js';

export interface TemporalOptions {
  /** Path of the Temporal CLI, from `findTemporal`. */
  binary: string;
  port: number;
  logFile: string;
  /** SQLite file that keeps everything, in a folder of its own; without one all is in memory and gone with the process. */
  databaseFile?: string;
  onChange?: OnChange;
}

export interface TemporalServer {
  child: Child;
  /** host:port of the gRPC frontend. */
  address: string;
}

/** Starts a Temporal development server on 127.0.0.1 with the namespace `default` and waits until that answers. */
export async function startTemporalServer(options: TemporalOptions): Promise<TemporalServer> {
  const address = `127.0.0.1:${options.port}`;
  const file = options.databaseFile;
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const child = await startChild(
    {
      name: 'Temporal',
      command: options.binary,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(options.port)],
        ...['--log-level', 'error', '--log-format', 'json'],
        ...(file === undefined ? [] : storage(file)),
      ],
      logFile: options.logFile,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
      readyWithinMs: 60_000,
      passingTrouble: /address already in use/,
      prepare: async () => file !== undefined && removeUnfinished(file),
      isReady: async () => {
        const isReady = await answers(address);
        if (isReady && file !== undefined) writeFileSync(finishedMark(file), '');
        return isReady;
      },
    },
    options.onChange ?? (() => undefined),
  );
  return { child, address };
}

/**
 * A write-ahead log that is synced at checkpoints: twice as fast, and whole after a SIGKILL of the server. (After a power cut the
 * last moments may be missing; the production profile keeps Temporal on PostgreSQL.)
 */
function storage(file: string): string[] {
  const pragmas = ['journal_mode=wal', 'synchronous=normal'];
  return ['--db-filename', file, ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma])];
}

/** The server makes its tables only in a file that it makes itself, so one that it was killed over before it was whole is no use. */
function removeUnfinished(file: string): void {
  if (existsSync(finishedMark(file))) return;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function finishedMark(file: string): string {
  return `${file}.made`;
}

async function answers(address: string): Promise<boolean> {
  // Loaded here, so that a command that starts no stack does not load it.
  const { Connection } = await import('@temporalio/client');
  const connection = Connection.lazy({ address, connectTimeout: 1_000 });
  try {
    await connection.withDeadline(Date.now() + 1_000, () =>
      connection.workflowService.describeNamespace({ namespace: 'default' }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
