import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { Issue, PROBLEMS, Refused, type ProblemCode } from '#libs/domain';
import { IssuerUnavailable, TokenRefused } from '#libs/identity';
import { z } from 'zod';

/** The body of every refusal (RFC 9457). */
export const Problem = z
  .looseObject({
    type: z.string().describe('Relative reference that explains the problem: `/problems/<code>`'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence about this occurrence that says what to do'),
    instance: z.string().describe('Path of the request'),
    code: z.string().describe('Stable code'),
    errors: z.array(Issue).optional().describe('Everything that is wrong in what was sent, all at once'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** A problem as it is sent: body and headers; `unexpected` where the fault is ours and has to be looked into. */
export interface Answer {
  problem: Problem;
  headers: Record<string, string>;
  unexpected: boolean;
}

const RETRY_AFTER_SECONDS = '2';

/** The problem that tells the outside of an error, whatever it is. `instance` is the request's path, `requestId` its log's. */
export function problemOf(error: unknown, instance: string, requestId: string): Answer {
  const refused = refusalOf(error);
  const { code, message, more } =
    refused ?? new Refused('internal-error', `Report this number, please: ${requestId}.`, { requestId });
  const [status, title] = PROBLEMS[code];
  return {
    problem: { type: `/problems/${code}`, title, status, detail: message, instance, code, ...more },
    headers: {
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="levante"' } : {}),
      ...(status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
    },
    unexpected: refused === undefined,
  };
}

/** The refusal that an error amounts to; undefined for what nobody foresaw. */
export function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof TokenRefused) return new Refused('not-signed-in', error.message, { reason: error.code });
  if (error instanceof IssuerUnavailable) return new Refused('busy', 'The identity provider does not answer now.');
  if (isDatabaseAway(error)) return new Refused('busy', 'The database is not reachable; send the same again.');
  // PostgreSQL's query_canceled: the statement took longer than it may.
  if (codeOf(error) === '57014') return new Refused('busy', 'That took too long; ask again, or ask for less.');
  if (isTooMuchForTemporal(error)) return new Refused('too-large', TOO_MUCH);
  if (isTemporalAway(error)) return new Refused('busy', 'Temporal is not reachable; send the same again.');
  if (isUnstorableText(error)) return new Refused('malformed-content', 'A text holds a character that cannot be kept.');
  if (error instanceof URIError) return new Refused('malformed-content', 'The path cannot be decoded.');
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  return ofBodyParser(error);
}

const CODE_OF_STATUS: Record<number, ProblemCode> = {
  400: 'malformed-content',
  404: 'not-found',
  406: 'not-acceptable',
  413: 'too-large',
  415: 'unsupported-content-type',
  503: 'busy',
};

function ofStatus(status: number, message: string): Refused | undefined {
  const code = CODE_OF_STATUS[status];
  return code && new Refused(code, message || (STATUS_CODES[status] ?? ''));
}

/** Express's body parser and router throw errors that carry a status (http-errors). */
function ofBodyParser(error: unknown): Refused | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status === 413) {
    const limit = 'limit' in error ? ` At most ${String(error.limit)} bytes are taken here.` : '';
    return new Refused('too-large', `What was sent is too large.${limit}`);
  }
  return ofStatus(error.status, error.message);
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

// PostgreSQL: class 08 connection failures, 53300 too many connections, 57P0x shutting down or starting; then the socket's own.
const DATABASE_AWAY =
  /^(08...|53300|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|EAI_AGAIN|ENOTFOUND)$/;

function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  if ('syscall' in error && error.syscall !== 'connect' && error.syscall !== 'read' && error.syscall !== 'write')
    return false;
  return (
    DATABASE_AWAY.test(codeOf(error)) ||
    /^(Connection terminated|timeout (exceeded when trying to connect|expired)|Client (has encountered a connection error|was closed))/.test(
      error.message,
    )
  );
}

// gRPC: CANCELLED, UNKNOWN (Temporal's word for a fault of its own, "please retry"), DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED,
// FAILED_PRECONDITION (the workflow's last task was lost with its worker and has not been done again yet), ABORTED, INTERNAL (also
// what the client says where the stream broke while it wrote), UNAVAILABLE.
const TEMPORAL_AWAY = [1, 2, 4, 8, 9, 10, 13, 14];

/** Whether Temporal could not answer now, though it may have taken the request: the same request again is right. */
export function isTemporalAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isTooMuchForTemporal(error)) return false;
  if (isGrpcServiceError(error)) return TEMPORAL_AWAY.includes(error.code);
  return error instanceof Error && error.cause !== undefined && isTemporalAway(error.cause);
}

const TOO_MUCH = 'This is more than can be dealt with at once: send less, by splitting the consignment perhaps.';

/** Whether Temporal refuses a request for its size, which the same request again does not change. */
function isTooMuchForTemporal(error: unknown): boolean {
  // INVALID_ARGUMENT where the server refuses, RESOURCE_EXHAUSTED where gRPC does.
  if (isGrpcServiceError(error))
    return [3, 8].includes(error.code) && /larger than max|exceeds (size )?limit|too large/i.test(error.details);
  return error instanceof Error && error.cause !== undefined && isTooMuchForTemporal(error.cause);
}

// Texts that PostgreSQL cannot keep: a null character, half a surrogate pair.
const isUnstorableText = (error: unknown): boolean => ['22021', '22P05'].includes(codeOf(error));
