import { useMemo } from 'react';
import type { TaskDetail } from '#libs/domain';
import { useMe } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Filled } from '../../form/schema.js';

interface Answer {
  kind: TaskDetail['kind'];
  filled: Filled;
}

export interface Answers {
  /** What is typed, by the id of its task. */
  all: Partial<Record<string, Answer>>;
  /** Keep another answer to a task; undefined forgets it. */
  keep: (task: string, answer: Answer | undefined) => void;
}

/** What is typed in answer to the tasks of a declaration, kept on this device under the person's name until it is sent. */
export function useAnswers(declaration: string): Answers {
  const me = useMe()?.id ?? '';
  const own = useMemo(() => stored<Answers['all']>(`answers.${me}.${declaration}`, {}), [me, declaration]);
  return {
    all: useStored(own),
    keep: (task, answer) => {
      const others = Object.entries(own.get()).filter(([id]) => id !== task);
      const all = answer ? [...others, [task, answer] as const] : others;
      own.set(all.length > 0 ? Object.fromEntries(all) : undefined);
    },
  };
}
