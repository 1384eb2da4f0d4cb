import type { Client } from '@temporalio/client';

/** What a workflow cost in history. */
export interface HistoryCost {
  events: number;
  /** Activities that are not local. */
  activities: number;
}

/** Counts a workflow's events, once it has ended. */
export async function historyCost(client: Client, workflowId: string): Promise<HistoryCost> {
  const handle = client.workflow.getHandle(workflowId);
  await handle.result();
  const { events } = await handle.fetchHistory();
  const all = events ?? [];
  return {
    events: all.length,
    activities: all.filter((event) => event.activityTaskScheduledEventAttributes).length,
  };
}
