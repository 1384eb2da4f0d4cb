import { useMemo } from 'react';
import type { TaskView } from '#libs/domain';
import { stored, useIsKept, useStored, type Stored } from '../../device/stored.js';
import type { Answer } from './answer.js';

interface Draft {
  /** The attempt that was on the screen when it was typed. */
  attempt: number;
  answer: Answer;
}

const draftOf = (person: string, id: string): Stored<Draft | undefined> =>
  stored<Draft | undefined>(`inspection.${person}.${id}`, undefined);

export const hasDraft = (person: string, id: string): boolean => draftOf(person, id).get() !== undefined;

/** Forget what was typed. @returns as it was */
export function forgetDraft(person: string, id: string): Answer {
  const own = draftOf(person, id);
  const answer = own.get()?.answer ?? {};
  own.set(undefined);
  return answer;
}

/** Put what was sent, and refused, back where it is typed. @returns whether it is on the device there */
export function draftAgain(person: string, id: string, attempt: number, answer: Answer): boolean {
  const own = draftOf(person, id);
  own.set({ attempt, answer });
  const isKept = own.isKept();
  if (!isKept) own.set(undefined);
  return isKept;
}

/** An inspection as far as it is filled in. What is typed is on the device within half a second, so a reload and an outage lose nothing. */
export function useDraft(person: string, { id, attempt }: Pick<TaskView, 'id' | 'attempt'>) {
  const own = useMemo(() => draftOf(person, id), [person, id]);
  const draft = useStored(own);
  return {
    answer: draft?.answer ?? {},
    /** False where the device is full: then it lasts as long as the page. */
    isKept: useIsKept(own),
    /** Whether the task was issued again since it was typed. */
    isOutdated: draft !== undefined && draft.attempt !== attempt,
    change: (by: (answer: Answer) => Answer) => {
      const now = own.get();
      own.setSoon({ attempt: now?.attempt ?? attempt, answer: by(now?.answer ?? {}) });
    },
    /** The person read what changed. */
    adopt: () => own.set({ attempt, answer: own.get()?.answer ?? {} }),
    forget: () => own.set(undefined),
  };
}
