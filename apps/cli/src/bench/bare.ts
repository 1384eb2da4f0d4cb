import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StackAtHand } from '../with-stack.js';
import type { BareAnswer, BareRequest } from './bare-contract.js';
import type { Rate } from './concurrently.js';
import type { Sample } from './sample.js';

/** The bare one-local-activity workflow on the same server: what ours are measured against. */
export interface Bare {
  /** How long one takes from its start to its result, in milliseconds. */
  once(eager: boolean): Promise<Sample>;
  repeat(eager: boolean, concurrency: number, seconds: number): Promise<Rate>;
  stop(): Promise<void>;
}

/** Starts the process that hosts it and waits until one has run. */
export async function hostBare({ env }: Pick<StackAtHand, 'env'>): Promise<Bare> {
  const host = fork(fileURLToPath(new URL('./bare-host.js', import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_resolve, reject) => {
    host.once('exit', (code) => reject(new Error(`The host of the bare workflow ended (${code}).`)));
  });
  ended.catch(() => undefined);
  // One question at a time, so the next message is its answer.
  const nextAnswer = async (): Promise<BareAnswer> => {
    const [answer] = (await Promise.race([once(host, 'message'), ended])) as [BareAnswer];
    return answer;
  };
  const ask = (request: BareRequest): Promise<BareAnswer> => {
    const answer = nextAnswer();
    host.send(request);
    return answer;
  };
  await nextAnswer();
  return {
    once: async (eager) => {
      const answer = await ask({ ask: 'once', eager });
      return answer.answer === 'once' ? answer.sample : [];
    },
    repeat: async (eager, concurrency, seconds) => {
      const answer = await ask({ ask: 'repeat', eager, concurrency, seconds });
      return answer.answer === 'repeat' ? answer.rate : { done: 0, seconds };
    },
    stop: async () => {
      const gone = once(host, 'exit');
      host.disconnect();
      await gone;
    },
  };
}
