import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Sender } from '../bench/sender.js';

/** An answer that is final: what was asked is done, or refused for a reason. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Speaks to the API as demo people, patiently. */
export interface Counter {
  /**
   * Send a request until it is answered: everything asked here is harmless when asked again.
   *
   * @throws NoAnswer after a minute of none, or when the stack goes down
   */
  ask: (person: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Answer>;
}

/** The API did not answer, or said for a minute that it could not. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Together a minute: they outlast a restart of the system. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** What says that nothing was decided. */
const AGAIN = [429, 500, 502, 503, 504];

/** @param isOver whether the stack goes down, so that nothing will be answered any more */
export function counterAt(
  sender: Sender,
  token: (person: string) => Promise<string>,
  isOver: () => boolean = () => false,
  pauses: readonly number[] = PAUSES_MS,
): Counter {
  const once = async (person: string, method: string, path: string, body?: object) => {
    const { status, text } = await sender.send(method, path, await token(person), body);
    return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  return {
    async ask(person, method, path, body) {
      let why = '';
      for (const pause of [...pauses, undefined]) {
        try {
          const answer = await once(person, method, path, body);
          if (!AGAIN.includes(answer.status)) return answer;
          why = refusalIn(answer);
        } catch (error) {
          why = error instanceof Error ? error.message : String(error);
        }
        if (pause === undefined || isOver()) break;
        await sleep(pause);
      }
      throw new NoAnswer(`${method} ${path}: ${why}`);
    },
  };
}

/** The body of an answer that does what was asked. @throws Error naming the refusal */
export function bodyOf<Schema extends z.ZodType>(answer: Answer, schema: Schema): z.output<Schema> {
  if (answer.status >= 300) throw new Error(refusalIn(answer));
  return schema.parse(answer.body);
}

/** A refusal in a line: its code and its sentence. */
export function refusalIn({ status, body }: Answer): string {
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  return typeof code === 'string' ? `${code}${typeof detail === 'string' ? `: ${detail}` : ''}` : `HTTP ${status}`;
}
