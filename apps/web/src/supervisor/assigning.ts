import { useState } from 'react';
import type { TaskView } from '#libs/domain';
import { command } from '../api/client.js';
import { refresh } from '../api/queries.js';
import type { Deal } from './deal.js';

/** So many at a time: enough to be quick, few enough to leave the system to others. */
const AT_ONCE = 4;

export interface Progress {
  all: number;
  done: number;
  failed: { task: string; error: unknown }[];
  isRunning: boolean;
}

/** Assigns tasks one by one, each for itself: one that is refused stops no other. */
export function useAssigning() {
  const [progress, setProgress] = useState<Progress>();
  const assign = async (deals: Deal[]): Promise<Progress['failed']> => {
    const left = [...deals];
    const failed: Progress['failed'] = [];
    let done = 0;
    const tell = (isRunning: boolean) => setProgress({ all: deals.length, done, failed: [...failed], isRunning });
    tell(true);
    const worker = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        try {
          await command<TaskView>('POST', `/tasks/${next.task}/assign`, { to: next.to });
          done++;
        } catch (error) {
          failed.push({ task: next.task, error });
        }
        tell(true);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await refresh('/tasks');
    tell(false);
    return failed;
  };
  return { progress, assign };
}
