import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Issue } from '#libs/domain';
import { z } from 'zod';
import type { ApiAnswer, PeopleAtApi } from '../person-at-api.js';
import type { Entry, LodgeResult, Place } from './entry.js';

type Document = Extract<Entry, { as: 'document' }>;
type Line = Extract<Entry, { as: 'line' }>;

/** Who lodges, and where. */
export interface Counter {
  people: Pick<PeopleAtApi, 'request'>;
  person: string;
}

const Taken = z.object({ id: z.string(), mrn: z.string(), status: z.string(), lane: z.string().optional() });
const Problem = z.object({ code: z.string(), detail: z.string().optional(), errors: z.array(Issue).default([]) });
const LineAnswer = z.object({
  line: z.int(),
  status: z.enum(['accepted', 'replayed', 'rejected', 'refused']),
  id: z.string().optional(),
  mrn: z.string().optional(),
  lane: z.string().optional(),
  declarationStatus: z.string().optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(Issue).default([]),
});

/** Pauses between attempts. Sent again, a lodgement is the same lodgement; together they outlast a restart of the system. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Refusals of which the declaration is not the reason: who lodges may not, or the system has trouble. */
const NOT_ABOUT_IT = ['not-signed-in', 'not-permitted', 'not-your-party', 'busy', 'internal-error'];
const PASSING = ['busy', 'internal-error'];

/** Sends one document, again while there is no answer or a passing trouble. */
export async function sendDocument({ people, person }: Counter, document: Document): Promise<LodgeResult> {
  const { bytes, contentType } = document;
  const place = placeOf(document);
  const attempt = async (): Promise<LodgeResult> => {
    const headers = { 'content-type': contentType, 'x-file-name': encodeURIComponent(basename(document.file)) };
    return resultOf(place, await people.request(person, 'POST', '/declarations', bytes, headers));
  };
  for (const pauseMs of [...PAUSES_MS, undefined]) {
    const result = await attempt().catch((error: unknown) => noAnswer(place, error));
    if (!isPassing(result) || pauseMs === undefined) return result;
    await sleep(pauseMs);
  }
  throw new Error('The last attempt returns.');
}

/** Sends some lines together; those that met a passing trouble again. One result each, in order. */
export async function sendLines({ people, person }: Counter, lines: Line[]): Promise<LodgeResult[]> {
  const results: LodgeResult[] = [];
  let pending = [...lines.keys()];
  for (const pauseMs of [...PAUSES_MS, undefined]) {
    const sent = pending.map((index) => lines[index]).filter((line) => line !== undefined);
    const answered = await sendOnce(people, person, sent);
    for (const [position, index] of pending.entries()) {
      const result = answered[position];
      if (result) results[index] = result;
    }
    pending = pending.filter((index) => isPassing(results[index]));
    if (pending.length === 0 || pauseMs === undefined) return results;
    await sleep(pauseMs);
  }
  throw new Error('The last attempt returns.');
}

async function sendOnce(people: Counter['people'], person: string, lines: Line[]): Promise<LodgeResult[]> {
  const feed = Buffer.from('\n');
  const body = Buffer.concat(lines.flatMap(({ bytes }) => [bytes, feed]));
  try {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await people.request(person, 'POST', '/declarations/batch', body, headers);
    if (answer.status !== 200) return lines.map((line) => resultOf(placeOf(line), answer));
    const told = String(answer.body).split('\n').filter(Boolean);
    const answers = new Map(told.map((text) => LineAnswer.parse(JSON.parse(text))).map((each) => [each.line, each]));
    return lines.map((line, index) => resultOfLine(placeOf(line), answers.get(index + 1)));
  } catch (error) {
    return lines.map((line) => noAnswer(placeOf(line), error));
  }
}

function resultOf(place: Place, { status, headers, body }: ApiAnswer): LodgeResult {
  const taken = status < 300 ? Taken.parse(body) : undefined;
  if (taken) {
    const { id, mrn, lane, status: declarationStatus } = taken;
    const isReplay = headers.get('idempotent-replayed') === 'true';
    return { ...place, status: isReplay ? 'replayed' : 'accepted', id, mrn, lane, declarationStatus, errors: [] };
  }
  const problem = Problem.safeParse(body).data ?? { code: 'internal-error', detail: `HTTP ${status}`, errors: [] };
  return { ...place, status: refusalStatus(problem.code), ...problem };
}

function resultOfLine(place: Place, answer: z.infer<typeof LineAnswer> | undefined): LodgeResult {
  if (!answer) return noAnswer(place, new Error('The answer ended before this line.'));
  const { line, status, errors, ...rest } = answer;
  // Lines are counted within what was sent; here they are those of the file.
  const inFile = errors.map((issue) => (issue.line === line ? { ...issue, line: place.line } : issue));
  const isTaken = status === 'accepted' || status === 'replayed';
  return { ...place, status: isTaken ? status : refusalStatus(rest.code ?? ''), ...rest, errors: inFile };
}

const noAnswer = (place: Place, error: unknown): LodgeResult => ({
  ...place,
  status: 'failed',
  code: 'no-answer',
  detail: reasonOf(error),
  errors: [],
});

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

const refusalStatus = (code: string): LodgeResult['status'] => (NOT_ABOUT_IT.includes(code) ? 'failed' : 'rejected');

const isPassing = (result: LodgeResult | undefined): boolean =>
  result === undefined || result.code === 'no-answer' || PASSING.includes(result.code ?? '');

/** Only what says where; not the bytes. */
const placeOf = ({ file, line, item }: Place): Place => ({
  file,
  ...(line === undefined ? {} : { line }),
  ...(item === undefined ? {} : { item }),
});
