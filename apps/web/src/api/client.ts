import { setReachable } from '../device/connection.js';
import { accessToken, renew } from '../session/session.js';
import { Problem, problemOf } from './problem.js';

/** Pauses between attempts at a command that was not answered: about seven seconds, then the person is told. */
const PAUSES_MS = [500, 1500, 5000];

/** Read something of the API. @throws Problem */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await (await answered(path, { signal })).json()) as T;

/** Read a file of the API. @throws Problem */
export const readFile = async (path: string): Promise<Blob> => (await answered(path, {})).blob();

/**
 * Have something done, once: attempts that were not answered are made again under the same Idempotency-Key.
 *
 * @param key by which a repetition is told; kept by whoever has it done after a reload, too
 * @returns what the API answers; undefined where that is nothing (204)
 * @throws Problem
 */
export async function command<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: object = {},
  key: string = crypto.randomUUID(),
): Promise<T | undefined> {
  const response = await insist(path, method, JSON.stringify(body), 'application/json', key);
  return response.status === 204 ? undefined : ((await response.json()) as T);
}

/** Send the bytes of a file, once, as a command is. @throws Problem */
export const sendFile = (path: string, file: Blob, contentType: string): Promise<Response> =>
  insist(path, 'POST', file, contentType, crypto.randomUUID());

async function insist(
  path: string,
  method: string,
  body: BodyInit,
  contentType: string,
  key: string,
): Promise<Response> {
  const headers = { 'content-type': contentType, 'idempotency-key': key };
  const request = { method, headers, body };
  for (let attempt = 0; ; attempt++) {
    try {
      return await answered(path, request);
    } catch (error) {
      const pause = PAUSES_MS[attempt];
      if (!(error instanceof Problem) || !error.passes || pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** An answer that is no refusal. @throws Problem */
export async function answered(path: string, request: RequestInit): Promise<Response> {
  let response = await sent(path, request, await accessToken());
  // The token may have been withdrawn, or this clock be wrong: a new one tells.
  if (response.status === 401) response = await sent(path, request, await renew());
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function sent(path: string, request: RequestInit, token: string): Promise<Response> {
  try {
    const headers = { ...(request.headers as Record<string, string>), authorization: `Bearer ${token}` };
    const response = await fetch(path, { ...request, headers });
    setReachable(true);
    return response;
  } catch (error) {
    if (request.signal?.aborted) throw error;
    setReachable(false);
    throw new Problem('unreachable', 0, 'The system did not answer.');
  }
}
