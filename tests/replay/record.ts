import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import databaseDown from '../setup/database-down.js';
import databaseUp from '../setup/database.js';
import { openCounter } from '../workflows/counter.js';
import { PATHS } from './paths.js';

/** Walk every path on a real server and keep its history. Run by `npm run histories` when a path is added, never to mend a failing replay. */
export async function recordHistories(version: string): Promise<void> {
  const folder = fileURLToPath(new URL(`../histories/${version}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  await databaseUp();
  const counter = await openCounter();
  try {
    for (const { name, walk } of PATHS) {
      counter.deadlineMs = undefined;
      const id = await walk(counter);
      const handle = counter.client.workflow.getHandle(id);
      await handle.result();
      const history = historyToJSON(await handle.fetchHistory());
      await writeFile(`${folder}${name}.json`, `${history}\n`);
      process.stdout.write(`${name}\n`);
    }
  } finally {
    await counter.close();
    await databaseDown();
  }
}
