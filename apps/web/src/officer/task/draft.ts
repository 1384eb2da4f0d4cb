import { useEffect, useMemo } from 'react';
import type { TaskDetail } from '#libs/domain';
import { useMe } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Filled } from '../../form/schema.js';
import { saveDraft } from '../commands.js';

/** Typing is over for a moment. */
const PAUSE_MS = 1_500;

export type Kept = 'nowhere' | 'here' | 'there';

interface Draft {
  /** The attempt that was on the screen when it was typed. */
  attempt: number;
  filled: Filled;
  /** The API's draft that this one goes over, by when the API saved that: clocks of devices are not to be compared with its clock. */
  over: string | null;
  isSaved: boolean;
}

/**
 * A form as far as it is filled in. Every change is kept on this device at once, under the person's name, so that it survives a reload,
 * an outage and the end of a session; and a moment later in the API, for another device, while the task is the person's. What another
 * device saved since is taken over, unless something here is not saved yet.
 */
export function useDraft(task: TaskDetail, isMine: boolean) {
  const me = useMe()?.id ?? '';
  const own = useMemo(() => stored<Draft | undefined>(`draft.${me}.${task.id}`, undefined), [me, task.id]);
  const here = useStored(own);
  const isThereNewer = task.draftAt !== null && task.draftBy === me && (!here || isPassed(here, task.draftAt));
  const filled = (isThereNewer ? (task.draft as Filled) : here?.filled) ?? {};
  // The API does not tell for which attempt its draft was typed: the first, perhaps.
  const attempt = here?.attempt ?? (isThereNewer ? 1 : task.attempt);
  const isOutdated = attempt !== task.attempt && Object.keys(filled).length > 0;

  useEffect(() => {
    if (!isMine || !here || here.isSaved) return;
    const timer = setTimeout(() => {
      saveDraft(task.id, task.attempt, here.filled).then(
        (saved) => {
          const now = own.get();
          // Typed on meanwhile, it is saved after the next pause.
          if (now && saved) own.set({ ...now, over: saved.draftAt, isSaved: now === here });
        },
        // It stays here, and is saved with the next change.
        () => {},
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isMine, here, own, task.id, task.attempt]);

  const kept: Kept = isThereNewer || here?.isSaved ? 'there' : here ? 'here' : 'nowhere';
  const over = isThereNewer ? task.draftAt : (here?.over ?? null);
  return {
    filled,
    kept,
    /** Whether something is on this device that was not sent, or not forgotten then. */
    isHere: here !== undefined,
    /** Whether the task was issued again since it was typed. */
    isOutdated,
    change: (to: Filled) => own.set({ attempt: isOutdated ? attempt : task.attempt, filled: to, over, isSaved: false }),
    /** The person read what changed. */
    adopt: () => own.set({ attempt: task.attempt, filled, over, isSaved: kept === 'there' }),
    forget: () => own.set(undefined),
  };
}

const isPassed = ({ over, isSaved }: Draft, draftAt: string): boolean => isSaved && over !== null && draftAt > over;
