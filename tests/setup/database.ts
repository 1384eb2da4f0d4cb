import { join } from 'node:path';
import { fromSource } from './source.mjs';

/** PostgreSQL with our schema for the tests named `*.db.spec.ts`; they find it under LEVANTE_TEST_DATABASE_URL. */
export default async function databaseUp(): Promise<void> {
  const stack = await fromSource<typeof import('#libs/stack')>('libs/stack/src/index.ts');
  const { migrate } = await fromSource<typeof import('#libs/store')>('libs/store/src/index.ts');
  const data = stack.makeTemporaryDataFolder();
  const watchdog = stack.startWatchdog(data);
  const postgres = await stack.startPostgres({
    data,
    port: await stack.pickPort(),
    logFile: join(data, 'logs', 'postgres.log'),
    onChange: (now) => watchdog.watch(now === undefined ? [] : [now.pid]),
  });
  globalThis.stopTestDatabase = async () => {
    await postgres.child.stop();
    await stack.removeTemporaryDataFolder(data);
    watchdog.dismiss();
  };
  await migrate(postgres.url);
  process.env['LEVANTE_TEST_DATABASE_URL'] = postgres.url;
}
