import { join } from 'node:path';
import { readConfig } from '#libs/config';
import {
  findTemporal,
  makeTemporaryDataFolder,
  pickPort,
  removeTemporaryDataFolder,
  startTemporalServer,
  startWatchdog,
} from '#libs/stack';

export interface TestTemporal {
  /** host:port of the gRPC frontend; the namespace is `default`. */
  address: string;
  stop(): Promise<void>;
}

/** A real Temporal server that keeps everything in memory, for tests of workflows: starts in about a second. */
export async function startTestTemporal(): Promise<TestTemporal> {
  const { cache, temporal } = readConfig();
  const { path } = await findTemporal({ cache, named: temporal.binary, onProgress: () => undefined });
  const data = makeTemporaryDataFolder();
  const watchdog = startWatchdog(data);
  const { child, address } = await startTemporalServer({
    binary: path,
    port: await pickPort(),
    logFile: join(data, 'logs', 'temporal.log'),
    onChange: (now) => watchdog.watch(now === undefined ? [] : [now.pid]),
  });
  return {
    address,
    stop: async () => {
      await child.stop();
      await removeTemporaryDataFolder(data);
      watchdog.dismiss();
    },
  };
}
