import { proxyLocalActivities } from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

/** The least that a workflow of ours could do: one local activity, which does nothing. What it costs is what Temporal costs. */
export async function bare(): Promise<void> {
  await nothing();
}
