import { z } from 'zod';
import type { ApiAnswer, PeopleAtApi } from '../person-at-api.js';

const Declaration = z.object({
  status: z.string(),
  holds: z.array(z.object({ kind: z.string(), taskId: z.string(), suspendedAt: z.string().nullable() })),
});
const Task = z.object({ id: z.string(), attempt: z.int() });
const Detail = z.object({ reasonsToAnswer: z.array(z.object({ rule: z.string() })).default([]) });

/** What demo people do over HTTP, as anybody could. */
export interface Desk {
  /** Takes the declaration's open task of this kind; undefined where there is none or somebody else has it. */
  claim(person: string, declaration: string, kind: string): Promise<z.infer<typeof Task> | undefined>;
  /**
   * Takes and completes it. Each reason of the selection is answered by the same code: whether what it looks for was found. Says
   * whether it was done.
   */
  complete(
    person: string,
    declaration: string,
    kind: string,
    response: object,
    reasons?: 'found' | 'not-found',
  ): Promise<boolean>;
  /** Takes it and asks the trader a question from it. */
  ask(person: string, declaration: string, kind: string, question: string, documents: string[]): Promise<boolean>;
}

export function deskAt({ request }: PeopleAtApi): Desk {
  const post = (person: string, path: string, body?: object): Promise<ApiAnswer> => request(person, 'POST', path, body);

  const claim: Desk['claim'] = async (person, declaration, kind) => {
    const { status, body } = await request(person, 'GET', `/declarations/${declaration}`);
    if (status !== 200) return undefined;
    const hold = Declaration.parse(body).holds.find((each) => each.kind === kind && each.suspendedAt === null);
    if (!hold) return undefined;
    const claimed = await post(person, `/tasks/${hold.taskId}/claim`);
    return claimed.status === 200 ? Task.parse(claimed.body) : undefined;
  };

  return {
    claim,
    complete: async (person, declaration, kind, response, result = 'not-found') => {
      const task = await claim(person, declaration, kind);
      if (!task) return false;
      const { reasonsToAnswer } = Detail.parse((await request(person, 'GET', `/tasks/${task.id}`)).body);
      const answers =
        reasonsToAnswer.length > 0 ? { reasonResults: reasonsToAnswer.map(({ rule }) => ({ rule, result })) } : {};
      const body = { attempt: task.attempt, response: { ...response, ...answers } };
      const { status } = await post(person, `/tasks/${task.id}/complete`, body);
      return status === 200;
    },
    ask: async (person, declaration, kind, question, documents) => {
      const task = await claim(person, declaration, kind);
      if (!task) return false;
      const body = { attempt: task.attempt, question, documents };
      const { status } = await post(person, `/tasks/${task.id}/request-information`, body);
      return status === 200;
    },
  };
}
