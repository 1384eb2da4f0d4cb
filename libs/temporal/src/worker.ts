import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Temporal } from './connection.js';

/** What a worker of this project hosts. */
export interface Hosting {
  taskQueue: string;
  workflows: WorkflowBundleOption;
  activities: object;
  /**
   * How many activities that are not local may run at once: those that take long, tell how far they are and can be called off.
   * Left out: none, and nobody polls for any.
   */
  remoteActivities?: number;
}

/** A worker whose pollers follow the load. */
export function createWorker({ connection, namespace, dataConverter }: Temporal, hosting: Hosting): Promise<Worker> {
  const { remoteActivities = 0 } = hosting;
  return Worker.create({
    connection,
    namespace,
    dataConverter,
    taskQueue: hosting.taskQueue,
    workflowBundle: hosting.workflows,
    activities: hosting.activities,
    workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 4, maximum: 16 },
    // Work on a declaration is spread over days: most of the cached files wait for a person. About 30 KiB each.
    maxCachedWorkflows: 2_000,
    maxConcurrentWorkflowTaskExecutions: 100,
    // A local activity is one statement in PostgreSQL; more at once than the pool has connections would only queue there.
    maxConcurrentLocalActivityExecutions: 100,
    enableNonLocalActivities: remoteActivities > 0,
    ...(remoteActivities > 0 ? { maxConcurrentActivityTaskExecutions: remoteActivities } : {}),
    shutdownGraceTime: '5 seconds',
    reuseV8Context: true,
  });
}
