import { useEffect, useMemo, useState } from 'react';
import type { TaskDetail } from '#libs/domain';
import { useMe } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Filled } from '../../form/schema.js';
import { saveDraft } from '../commands.js';

/** Typing is over for a moment. */
const PAUSE_MS = 1_500;

export type Kept = 'nowhere' | 'here' | 'there';

interface Draft {
  filled: Filled;
  at: string;
}

/**
 * A form as far as it is filled in. Every change is kept on this device at once, under the person's name, so that it survives a reload,
 * an outage and the end of a session; and a moment later in the API, for another device, while the task is the person's.
 *
 * @returns the form, how to change it, where it is kept, and how to forget it
 */
export function useDraft(task: TaskDetail, isMine: boolean): [Filled, (filled: Filled) => void, Kept, () => void] {
  const me = useMe()?.id ?? '';
  const own = useMemo(
    () => stored<Draft | undefined>(`draft.${me}.${task.id}.${task.attempt}`, undefined),
    [me, task.id, task.attempt],
  );
  const here = useStored(own);
  const [saved, setSaved] = useState<string>();
  const isThereNewer = task.draftAt !== null && (here === undefined || task.draftAt > here.at);
  const filled = (isThereNewer && task.draftBy === me ? (task.draft as Filled) : here?.filled) ?? {};
  const isUnsaved = here !== undefined && here.at !== saved && !isThereNewer;

  useEffect(() => {
    if (!isMine || !isUnsaved) return;
    const timer = setTimeout(() => {
      // Where it cannot be saved now it stays here, and is saved with the next change.
      saveDraft(task.id, task.attempt, here.filled).then(
        () => setSaved(here.at),
        () => {},
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isMine, isUnsaved, here, task.id, task.attempt]);

  const kept: Kept = here === undefined ? (isThereNewer ? 'there' : 'nowhere') : isUnsaved ? 'here' : 'there';
  return [filled, (to) => own.set({ filled: to, at: new Date().toISOString() }), kept, () => own.set(undefined)];
}
