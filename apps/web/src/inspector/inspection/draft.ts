import { useMemo } from 'react';
import type { TaskView } from '#libs/domain';
import { stored, useStored, type Stored } from '../../device/stored.js';
import type { Answer } from './answer.js';

interface Draft {
  /** The attempt that was on the screen when it was typed. */
  attempt: number;
  answer: Answer;
}

const draftOf = (person: string, id: string): Stored<Draft | undefined> =>
  stored<Draft | undefined>(`inspection.${person}.${id}`, undefined);

export const hasDraft = (person: string, id: string): boolean => draftOf(person, id).get() !== undefined;

/** Put what was sent, and refused, back where it is typed. */
export const draftAgain = (person: string, id: string, attempt: number, answer: Answer): void =>
  draftOf(person, id).set({ attempt, answer });

/** An inspection as far as it is filled in. Every change is on the device at once, so a reload and an outage lose nothing. */
export function useDraft(person: string, { id, attempt }: Pick<TaskView, 'id' | 'attempt'>) {
  const own = useMemo(() => draftOf(person, id), [person, id]);
  const draft = useStored(own);
  return {
    answer: draft?.answer ?? {},
    /** Whether the task was issued again since it was typed. */
    isOutdated: draft !== undefined && draft.attempt !== attempt,
    change: (by: (answer: Answer) => Answer) => {
      const now = own.get();
      own.set({ attempt: now?.attempt ?? attempt, answer: by(now?.answer ?? {}) });
    },
    /** The person read what changed. */
    adopt: () => own.set({ attempt, answer: own.get()?.answer ?? {} }),
    forget: () => own.set(undefined),
  };
}
