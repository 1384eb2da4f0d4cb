import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

// One for all test files of a process.
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger });

const bundles = new Map<string, Promise<WorkflowBundleWithSourceMap>>();

/**
 * Workflows bundled from their TypeScript sources, so that tests never run an older build; once for all test files of a process.
 *
 * @param entry under workflows/src
 */
export function bundleFromSource(entry = 'bundle-entry.ts'): Promise<WorkflowBundleWithSourceMap> {
  const bundle = bundles.get(entry) ?? bundleOf(entry);
  bundles.set(entry, bundle);
  return bundle;
}

const bundleOf = (entry: string): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(`../../workflows/src/${entry}`, import.meta.url)),
    logger,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['source', 'import', 'node', 'default'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
