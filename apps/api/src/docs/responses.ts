import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiResponse } from '@nestjs/swagger';
import { PROBLEMS } from '#libs/domain';
import { problemResponse } from './problem-response.js';

/** Any address may be impossible to decode, and any process may be ill or starting. */
const EVERYWHERE = [400, 500, 503];
/** What is judged by its content (422) may be too large or of another type before it is read. */
const OF_A_BODY = [413, 415];

/** The problems that a route may answer with, documented by status with the codes that have it. */
export const ProblemResponses = (...statuses: number[]) => {
  const all = new Set([...statuses, ...EVERYWHERE, ...(statuses.includes(422) ? OF_A_BODY : [])]);
  return applyDecorators(...[...all].map((status) => ApiResponse({ status, ...problemResponse(codesOf(status)) })));
};

const codesOf = (status: number): string =>
  Object.entries(PROBLEMS)
    .filter(([, [its]]) => its === status)
    .map(([code, [, title]]) => `\`${code}\` ${title}`)
    .join(' · ');

/** Commands take an Idempotency-Key. */
export const TakesIdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Up to 200 characters of your own. The same request with the same key is done once: its answer is given again, with the header `Idempotent-Replayed: true`. Another request with the same key is refused.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

/** A declaration in the address. */
export const DeclarationParam = () =>
  ApiParam({ name: 'id', description: 'Id or MRN of the declaration', schema: { type: 'string' } });

/** A task in the address. */
export const TaskParam = () => ApiParam({ name: 'id', description: 'Id of the task', schema: { type: 'string' } });
