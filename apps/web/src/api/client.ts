import type { DocumentView } from '#libs/domain';
import { setReachable } from '../device/connection.js';
import { rememberAnswer } from '../session/away.js';
import { accessToken, renew } from '../session/session.js';
import { forgetKey, keepKey, keyFor } from './keys.js';
import { fetchLimited, NoAnswer, type Limits } from './limited.js';
import { pause } from './pause.js';
import { Problem, problemOf } from './problem.js';

/** Pauses between attempts at a command that reached nobody: about seven seconds, then the person is told. */
const PAUSES_MS = [500, 1500, 5000];
/** The API gives up by itself after 37 s at most, and says so. In a stream something comes every 15 s. */
const ANSWER_MS = 45_000;
/** Reports are made when they are asked for. */
const FILE_MS = 180_000;
/** Bytes that the slowest network in use sends in a millisecond. */
const SLOWEST = 8;

/** Read something of the API. @throws Problem */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await (await answered(path, { signal })).json()) as T;

/** Read a file of the API, under the name that it gives it. @throws Problem */
export async function readFile(path: string): Promise<File> {
  const response = await answered(path, {}, { answerMs: FILE_MS });
  const disposition = response.headers.get('content-disposition') ?? '';
  const [, encoded, plain] = /filename\*=UTF-8''([^;]+)|filename="([^"]+)"/.exec(disposition) ?? [];
  const blob = await response.blob();
  return new File([blob], encoded ? decodeURIComponent(encoded) : (plain ?? 'levante'), { type: blob.type });
}

/**
 * Have something done, once: attempts that were not answered are made again under the same Idempotency-Key, and so is the same command
 * where the person presses again.
 *
 * @param given the key, of whoever keeps it and has it done after a reload, too
 * @returns what the API answers; undefined where that is nothing (204)
 * @throws Problem
 */
export async function command<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: object = {},
  given?: string,
): Promise<T | undefined> {
  const text = JSON.stringify(body);
  return once(`${method} ${path} ${text}`, given, async (key) => {
    const response = await insist(path, method, text, { 'content-type': 'application/json' }, key);
    return response.status === 204 ? undefined : ((await response.json()) as T);
  });
}

/**
 * Send the bytes of a file under its name, once, as a command is.
 *
 * @param given a key by which the same again is the same, however long after
 * @throws Problem
 */
export const sendFile = (path: string, file: File, contentType: string, given?: string): Promise<Response> =>
  once(`POST ${path} ${file.name} ${file.size} ${file.lastModified}`, given, (key) =>
    insist(path, 'POST', file, { 'content-type': contentType, ...named(file.name) }, key),
  );

/** Have something sent under its key, which is kept for the next time until it is decided. */
async function once<T>(what: string, given: string | undefined, send: (key: string) => Promise<T>): Promise<T> {
  const key = given ?? keyFor(what);
  try {
    const answer = await send(key);
    forgetKey(what);
    return answer;
  } catch (error) {
    const isRefused = error instanceof Problem && error.status >= 400 && error.status < 500;
    if (isRefused) forgetKey(what);
    else keepKey(what, key);
    throw error;
  }
}

const named = (name: string) => ({ 'x-file-name': encodeURIComponent(name) });

/** Upload a file: whatever refers to it does so by its SHA-256. The same bytes again are the same file. @throws Problem */
export async function upload(file: Blob, name: string): Promise<DocumentView> {
  const headers = {
    'content-type': file.type || 'application/octet-stream',
    ...named(name),
  };
  const limits = { answerMs: answerMsOf(file) };
  const response = await answered('/documents', { method: 'POST', headers, body: file }, limits);
  return (await response.json()) as DocumentView;
}

async function insist(
  path: string,
  method: string,
  body: Blob | string,
  headers: Record<string, string>,
  key: string,
): Promise<Response> {
  const request = { method, headers: { ...headers, 'idempotency-key': key }, body };
  const limits = { answerMs: answerMsOf(body) };
  for (let attempt = 0; ; attempt++) {
    try {
      return await answered(path, request, limits);
    } catch (error) {
      const next = PAUSES_MS[attempt];
      // Who has waited in vain that long is told, and tries again.
      const isWorthIt = error instanceof Problem && error.passes && error.code !== 'unanswered';
      if (!isWorthIt || next === undefined) throw error;
      await pause(next);
    }
  }
}

/** How long an answer to so much is waited for: the browser does not tell how much of it was sent. */
const answerMsOf = (body: Blob | string): number =>
  ANSWER_MS + (typeof body === 'string' ? body.length : body.size) / SLOWEST;

/** An answer that is no refusal, read to its end. @throws Problem */
export async function answered(path: string, request: RequestInit, limits: Partial<Limits> = {}): Promise<Response> {
  let response = await sent(path, request, limits, await accessToken());
  // The token may have been withdrawn, or this clock be wrong: a new one tells.
  if (response.status === 401) response = await sent(path, request, limits, await renew());
  if (!response.ok) throw await problemOf(response);
  rememberAnswer();
  return response;
}

async function sent(path: string, request: RequestInit, limits: Partial<Limits>, token: string): Promise<Response> {
  try {
    const headers = { ...(request.headers as Record<string, string>), authorization: `Bearer ${token}` };
    const begins = () => setReachable(true);
    const its = { answerMs: ANSWER_MS, pieceMs: ANSWER_MS, begins, ...limits };
    return await fetchLimited(path, { ...request, headers }, its);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    // One that takes long says little of the others; but in a stream something comes all the time.
    if (!(error instanceof NoAnswer) || limits.take) setReachable(false);
    if (error instanceof NoAnswer) throw new Problem('unanswered', 0, 'No answer came in time.');
    throw new Problem('unreachable', 0, 'The system did not answer.');
  }
}
