import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

/**
 * Bundle built workflows once, at build time, so that every worker starts at once and runs the same code. Those of clearance and
 * those of the risk unit apart: a change of the one leaves the other as it is.
 */
async function bundle(entry: string, file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({ workflowsPath: pathOf(entry), logger: new DefaultLogger('WARN') });
  await writeFile(pathOf(file), code);
}

await bundle('workflows/src/bundle-entry.js', 'workflow-bundle.js');
await bundle('workflows/src/risk/bundle-entry.js', 'risk-workflow-bundle.js');
