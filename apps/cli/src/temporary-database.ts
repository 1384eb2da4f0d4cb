import { join } from 'node:path';
import {
  makeTemporaryDataFolder,
  pickPort,
  removeTemporaryDataFolder,
  startPostgres,
  startWatchdog,
} from '#libs/stack';
import { migrate, openPool } from '#libs/store';
import type pg from 'pg';
import { listenForInterruption } from './interruption.js';
import { say } from './say.js';

/**
 * Does some work on a database of its own, which is gone afterwards, interrupted or not.
 *
 * @param work has one connection of the owning role, set as the recorder's are
 */
export async function onTemporaryDatabase<Result>(work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  const data = makeTemporaryDataFolder();
  const watchdog = startWatchdog(data);
  const interruption = listenForInterruption();
  say('Starting a temporary database ...');
  const starting = startPostgres({
    data,
    port: await pickPort(),
    logFile: join(data, 'logs', 'postgres.log'),
    onChange: (now) => watchdog.watch(now === undefined ? [] : [now.pid]),
  });
  try {
    const { url } = await starting;
    await migrate(url);
    const pool = openPool(url, { role: 'owner', connections: 1, pipeline: true, keyed: true });
    try {
      return await Promise.race([work(pool), interruption.interrupted]);
    } finally {
      // Not waited for: an interrupted statement would be.
      pool.end().catch(() => undefined);
    }
  } finally {
    interruption.ignore();
    const { child } = await starting;
    await child.stop();
    await removeTemporaryDataFolder(data);
    watchdog.dismiss();
  }
}
