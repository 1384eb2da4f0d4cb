import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** The workflows bundled from their TypeScript sources, so that tests never run an older build. */
export function bundleFromSource(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/src/bundle-entry.ts', import.meta.url)),
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
