import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiAnswer, ApiBody } from '../person-at-api.js';
import type { StackAtHand } from '../with-stack.js';
import type { Ledger } from './ledger.js';

const ANSWER_WITHIN_MS = 35_000;
const PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** What says that nothing was decided: whoever is told so sends the same again. */
const AGAIN = [429, 500, 502, 503, 504];

export interface Request {
  person: string;
  method: 'GET' | 'POST';
  path: string;
  body?: ApiBody;
  /** The same for every repetition. */
  key?: string;
}

/** An answer, and when the request that got it was sent (the last repetition of it). */
export interface Insisted extends ApiAnswer {
  sent: number;
}

/**
 * Sends a request, byte for byte the same with the same key, until it is answered: as a good client does who cannot know whether a
 * request without an answer was carried out.
 *
 * @throws Error when the signal ends the insisting
 */
export async function insist(
  { api, token }: { api: string; token: StackAtHand['token'] },
  ledger: Ledger,
  { person, method, path, body, key }: Request,
  signal: AbortSignal,
): Promise<Insisted> {
  const bytes = body === undefined ? undefined : JSON.stringify(body);
  for (let pause = PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    const sent = Date.now();
    try {
      const response = await fetch(`${api}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await token(person)}`,
          ...(bytes === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: bytes,
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      const text = await response.text();
      const told = text === '' ? undefined : (JSON.parse(text) as unknown);
      if (response.status === 500) ledger.unexpected.push(`${method} ${path} as ${person}: 500 ${text}`);
      if (!AGAIN.includes(response.status))
        return { status: response.status, headers: response.headers, body: told, sent };
    } catch {
      // No answer, or half of one.
    }
    ledger.retries += 1;
    await sleep(pause);
  }
}
