import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleFromSource } from '../workflows/bundle.js';
import { PATHS } from './paths.js';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const recorded = readdirSync(folder).flatMap((version) =>
  readdirSync(`${folder}${version}`).map((file) => ({
    version,
    name: file.replace(/\.json$/, ''),
    path: `${folder}${version}/${file}`,
  })),
);

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  workflowBundle = await bundleFromSource();
});

const replay = (history: unknown) => Worker.runReplayHistory({ workflowBundle }, historyFromJSON(history));
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('declarations in flight survive an upgrade', () => {
  it.each(recorded)('replays $name as recorded in version $version', async ({ path }) => {
    await expect(replay(read(path))).resolves.toBeUndefined();
  });

  it('has a history of every path', () => {
    const names = new Set(recorded.map(({ name }) => name));
    expect(PATHS.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('would notice a workflow that decides otherwise', async () => {
    // As if somebody had changed the procedure: it no longer waits for anybody.
    const code = workflowBundle.code.replace('await untilNothingIsOpen(desk)', 'await Promise.resolve()');
    expect(code).not.toBe(workflowBundle.code);
    const replayed = Worker.runReplayHistory(
      { workflowBundle: { code } },
      historyFromJSON(read(`${folder}1/yellow.json`)),
    );
    await expect(replayed).rejects.toThrow(DeterminismViolationError);
  });
});
