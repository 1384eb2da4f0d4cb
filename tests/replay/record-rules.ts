import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import databaseDown from '../setup/database-down.js';
import databaseUp from '../setup/database.js';
import { openRiskDesk } from '../workflows/risk-desk.js';
import { RULE_PATHS } from './rule-paths.js';

/** Walk every way through the life of a rule on a real server and keep its history; see record.ts. */
export async function recordRuleHistories(version: string): Promise<void> {
  const folder = fileURLToPath(new URL(`../rule-histories/${version}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  await databaseUp();
  const desk = await openRiskDesk();
  try {
    for (const { name, walk } of RULE_PATHS) {
      const handle = desk.client.workflow.getHandle(await walk(desk));
      const history = historyToJSON(await handle.fetchHistory());
      await writeFile(`${folder}${name}.json`, `${history}\n`);
      process.stdout.write(`${name}\n`);
    }
  } finally {
    await desk.close();
    await databaseDown();
  }
}
