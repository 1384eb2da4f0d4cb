import { DeclarationView, TaskDetail } from '#libs/domain';
import { z } from 'zod';
import { peopleAtApi, type ApiAnswer, type ApiBody } from '../../apps/cli/src/person-at-api.js';
import type { TestStack } from '../setup/stack.js';
import { mustBeDocumented } from './contract.js';

const stack = process.env['LEVANTE_TEST_STACK'];
if (!stack) throw new Error('LEVANTE_TEST_STACK is not set: run this as a test of the project `e2e`');

/** Where the stack of these tests answers. */
export const { urls, data } = JSON.parse(stack) as TestStack;

const people = peopleAtApi(urls);

/** A bearer token of a demo person. */
export const tokenOf = (person: string): Promise<string> => people.token(person);

type Headers = Record<string, string>;

async function send(person: string, method: string, path: string, body?: ApiBody, headers?: Headers) {
  const answer = await people.request(person, method, path, body, headers);
  await mustBeDocumented(urls.api, method, path, answer.status);
  return answer;
}

/** Requests as a demo person. Whatever the answer is, it is returned, if only the documentation knows it. */
export const as = (person: string) => ({
  get: (path: string, headers?: Headers) => send(person, 'GET', path, undefined, headers),
  post: (path: string, body?: ApiBody, headers?: Headers) => send(person, 'POST', path, body, headers),
  put: (path: string, body?: ApiBody, headers?: Headers) => send(person, 'PUT', path, body, headers),
});

/** The body of an answer that must have this status and keep to the documented schema. */
export function bodyOf<Schema extends z.ZodType>(answer: ApiAnswer, schema: Schema, status = 200): z.output<Schema> {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body);
}

/** What every refusal says (RFC 9457). */
const Problem = z.looseObject({
  type: z.string().startsWith('/problems/'),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  instance: z.string(),
  code: z.string(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        code: z.string(),
        message: z.string().min(1),
        line: z.int().optional(),
        column: z.int().optional(),
      }),
    )
    .default([]),
});

/** The problem that an answer is. @throws Error where it is none, or one that contradicts its own status */
export function problemIn({ status, headers, body }: ApiAnswer): z.output<typeof Problem> {
  const type = headers.get('content-type') ?? 'no content type';
  if (!type.startsWith('application/problem+json'))
    throw new Error(`expected a problem, got ${status} ${type}: ${JSON.stringify(body)}`);
  const problem = Problem.parse(body);
  if (problem.status !== status) throw new Error(`the problem says ${problem.status}, the answer ${status}`);
  return problem;
}

/** Status and code of a refusal, as tests compare them: `409 task-stale`. */
export function refusalIn(answer: ApiAnswer): string {
  const { status, code } = problemIn(answer);
  return `${status} ${code}`;
}

export const declarationOf = async (person: string, id: string): Promise<DeclarationView> =>
  bodyOf(await as(person).get(`/declarations/${id}`), DeclarationView);

export const taskOf = async (person: string, id: string): Promise<TaskDetail> =>
  bodyOf(await as(person).get(`/tasks/${id}`), TaskDetail);

/** Lodge a declaration that is taken, in JSON, or in XML where it is text. */
export async function lodge(person: string, declaration: object | string): Promise<DeclarationView> {
  const type = typeof declaration === 'string' ? { 'content-type': 'application/xml' } : undefined;
  return bodyOf(await as(person).post('/declarations', declaration, type), DeclarationView, 201);
}

/** The open hold of a kind. @throws Error where there is none */
export function holdOf({ holds, id, status }: DeclarationView, kind: string): DeclarationView['holds'][number] {
  const hold = holds.find((each) => each.kind === kind);
  if (!hold) throw new Error(`${id} is ${status}, held by ${holds.map((each) => each.kind).join(', ') || 'nothing'}`);
  return hold;
}

export type { ApiAnswer };
