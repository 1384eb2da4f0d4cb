import { RISK_TASK_QUEUE, RISK_WORK } from '#workflows';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
  type ScheduleSpec,
} from '@temporalio/client';

interface Routine {
  id: string;
  workflow: string;
  spec: ScheduleSpec;
  /** How late it may still be done, where nobody was there at its time. */
  catchup: '1 minute' | '12 hours';
  /** Done when a worker starts as well. */
  atStart?: true;
}

/** What the risk unit has done by itself, in UTC: nightly work while it is night in the Americas, and few declarations are lodged. */
const ROUTINES: Routine[] = [
  // Often, because a missed hour would be a day without a draw after a week at the earliest: any run makes up for those before.
  {
    id: RISK_WORK.seeds,
    workflow: 'keepSeeds',
    spec: { intervals: [{ every: '1 hour' }] },
    catchup: '1 minute',
    atStart: true,
  },
  {
    id: RISK_WORK.thresholds,
    workflow: 'keepThresholds',
    spec: { intervals: [{ every: '15 minutes' }] },
    catchup: '1 minute',
  },
  { id: RISK_WORK.retraining, workflow: 'retrain', spec: { calendars: [{ hour: 7 }] }, catchup: '12 hours' },
  { id: RISK_WORK.watch, workflow: 'watchModels', spec: { calendars: [{ hour: 9 }] }, catchup: '12 hours' },
];

/** Make the schedules of the risk unit, or bring those that are there up to date. Safe from several workers at once. */
export async function keepSchedules(client: Client): Promise<void> {
  for (const { id, workflow, spec, catchup, atStart = false } of ROUTINES) {
    const schedule = {
      spec,
      action: {
        type: 'startWorkflow',
        workflowType: workflow,
        workflowId: id,
        taskQueue: RISK_TASK_QUEUE,
        args: [],
      },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchup },
    } satisfies Omit<ScheduleOptions, 'scheduleId'>;
    try {
      await client.schedule.create({ scheduleId: id, ...schedule });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      // Whether somebody has paused it, and why, is theirs to say.
      await client.schedule.getHandle(id).update(({ state }) => ({ ...schedule, state }));
    }
    // A new system begins without seeds, and one that rested may lack today's.
    if (atStart) await client.schedule.getHandle(id).trigger(ScheduleOverlapPolicy.SKIP);
  }
}
