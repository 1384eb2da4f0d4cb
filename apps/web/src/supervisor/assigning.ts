import { useState } from 'react';
import type { TaskView } from '#libs/domain';
import { command } from '../api/client.js';
import { refresh } from '../api/queries.js';
import type { Deal } from './deal.js';

/** So many at a time: enough to be quick, few enough to leave the system to others. */
const AT_ONCE = 4;

/** A task that was not assigned: refused for somebody, or for none of the people to do. */
export interface Failed {
  task: string;
  refused?: { to: string; error: unknown };
}

export interface Progress {
  all: number;
  done: number;
  failed: Failed[];
  isRunning: boolean;
}

/** Assigns tasks one by one, each for itself: one that is refused stops no other. */
export function useAssigning() {
  const [progress, setProgress] = useState<Progress>();
  /** @param left tasks that are for none of the people to do */
  const assign = async (deals: Deal[], left: string[]): Promise<Failed[]> => {
    const waiting = [...deals];
    const failed: Failed[] = left.map((task) => ({ task }));
    const all = deals.length + left.length;
    let done = 0;
    const tell = (isRunning: boolean) => setProgress({ all, done, failed: [...failed], isRunning });
    tell(true);
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { task, to } = next;
        try {
          await command<TaskView>('POST', `/tasks/${task}/assign`, { to });
          done++;
        } catch (error) {
          failed.push({ task, refused: { to, error } });
        }
        tell(true);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await refresh('/tasks');
    tell(false);
    return failed;
  };
  /** What came of it is of no more use: something else is looked at. */
  const forget = () => setProgress((now) => (now?.isRunning ? now : undefined));
  return { progress, assign, forget };
}
