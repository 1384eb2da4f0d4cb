import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Bundle the built workflows once, at build time, so that every worker starts at once and runs the same code. */
const entry = fileURLToPath(new URL('../../../workflows/src/bundle-entry.js', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('WARN') });
await writeFile(fileURLToPath(new URL('../../../workflow-bundle.js', import.meta.url)), code);
