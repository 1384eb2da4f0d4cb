import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Workflows bundled from their TypeScript sources, so that tests never run an older build. @param entry under workflows/src */
export function bundleFromSource(entry = 'bundle-entry.ts'): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(`../../workflows/src/${entry}`, import.meta.url)),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['source', 'import', 'node', 'default'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
}
