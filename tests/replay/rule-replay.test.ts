import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleFromSource } from '../workflows/bundle.js';
import { RULE_PATHS } from './rule-paths.js';

const folder = fileURLToPath(new URL('../rule-histories/', import.meta.url));
const recorded = readdirSync(folder).flatMap((version) =>
  readdirSync(`${folder}${version}`).map((file) => ({
    version,
    name: file.replace(/\.json$/, ''),
    path: `${folder}${version}/${file}`,
  })),
);

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  workflowBundle = await bundleFromSource('risk/bundle-entry.ts');
});

describe('rules, which are in force for years, survive an upgrade', () => {
  it.each(recorded)('replays $name as recorded in version $version', async ({ path }) => {
    const history = historyFromJSON(JSON.parse(readFileSync(path, 'utf8')));
    await expect(Worker.runReplayHistory({ workflowBundle }, history)).resolves.toBeUndefined();
  });

  it('has a history of every way', () => {
    const names = new Set(recorded.map(({ name }) => name));
    expect(RULE_PATHS.filter(({ name }) => !names.has(name))).toEqual([]);
  });
});
