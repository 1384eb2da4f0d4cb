import { NotFoundException } from '@nestjs/common';
import { ServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { PROBLEMS, Refused, type ProblemCode } from '#libs/domain';
import { IssuerUnavailable, TokenRefused } from '#libs/identity';
import { isTemporalAway, problemOf } from './problem-of.js';

const problem = (error: unknown) => problemOf(error, '/declarations', 'request-1').problem;
const withMembers = (error: Error, members: object): Error => Object.assign(error, members);

describe('problems', () => {
  it('tell every refusal by its status, title, code and sentence', () => {
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      const [status, title] = PROBLEMS[code];
      expect(problem(new Refused(code, 'why'))).toEqual({
        type: `/problems/${code}`,
        title,
        status,
        detail: 'why',
        instance: '/declarations',
        code,
      });
    }
  });

  it('carry every error of what was sent', () => {
    const errors = [{ path: '/items', code: 'required', message: 'is required' }];
    expect(problem(new Refused('declaration-invalid', 'one error', { errors }))).toMatchObject({ errors });
  });

  it('ask for a token where none holds, and say how', () => {
    const answer = problemOf(new TokenRefused('token-expired', 'The token has expired.'), '/tasks', 'r');
    expect(answer.problem).toMatchObject({ code: 'not-signed-in', status: 401, reason: 'token-expired' });
    expect(answer.headers).toHaveProperty('www-authenticate');
  });

  it.each([
    [
      'PostgreSQL refuses the connection',
      withMembers(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    ],
    ['PostgreSQL is shutting down', withMembers(new Error('terminating'), { code: '57P01' })],
    ['PostgreSQL has no connection left', withMembers(new Error('too many clients'), { code: '53300' })],
    ['a statement took too long', withMembers(new Error('canceling statement'), { code: '57014' })],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['the pool gave up waiting', new Error('timeout exceeded when trying to connect')],
    ['a connection was closed before it was asked', new Error('Client was closed and is not queryable')],
    ['every address refused', new AggregateError([withMembers(new Error('x'), { code: 'ECONNREFUSED' })])],
    ['Temporal timed out', new WorkflowUpdateRPCTimeoutOrCancelledError('timeout')],
    [
      'Temporal is unavailable',
      new ServiceError('Failed', {
        cause: withMembers(new Error('unavailable'), { code: 14, details: 'tcp', metadata: {} }),
      }),
    ],
    [
      'the stream to Temporal broke while it was written to',
      new ServiceError('Failed', {
        cause: withMembers(new Error('13 INTERNAL'), {
          code: 13,
          details: 'Received RST_STREAM with code 2',
          metadata: {},
        }),
      }),
    ],
    ['the identity provider is away', new IssuerUnavailable('no keys')],
  ])('say that the system is busy, and when to come again, where %s', (_why, error) => {
    const answer = problemOf(error, '/tasks', 'r');
    expect(answer.problem).toMatchObject({ code: 'busy', status: 503 });
    expect(answer.headers).toHaveProperty('retry-after');
    expect(answer.unexpected).toBe(false);
  });

  it('do not take a missing file of our own for an absent database', () => {
    const missing = withMembers(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
    expect(problemOf(missing, '/tasks', 'r').unexpected).toBe(true);
  });

  it('say the limit where the body is too large', () => {
    const error = withMembers(new Error('request entity too large'), { status: 413, limit: 1024 });
    expect(problem(error).code).toBe('too-large');
    expect(problem(error).detail).toContain('1024');
  });

  it('say that it is too large where Temporal refuses its size, and ask nobody to send it again', () => {
    const details = 'grpc: received message larger than max (5000000 vs. 4194304)';
    const cause = withMembers(new Error(details), { code: 8, details, metadata: {} });
    expect(isTemporalAway(cause)).toBe(false);
    expect(problem(new ServiceError('Failed', { cause }))).toMatchObject({ code: 'too-large', status: 413 });
    const throttled = withMembers(new Error('slow down'), { code: 8, details: 'rate limit', metadata: {} });
    expect(problem(throttled)).toMatchObject({ code: 'busy' });
  });

  it('answer an unknown address with not-found', () => {
    expect(problem(new NotFoundException('Cannot GET /nowhere'))).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('refuse a text that PostgreSQL cannot keep as the sender’s fault', () => {
    expect(problem(withMembers(new Error('null character'), { code: '22021' }))).toMatchObject({ status: 400 });
  });

  it('tell nothing of an error that nobody foresaw but the number under which it is logged', () => {
    const answer = problemOf(new Error('secret detail'), '/tasks', 'request-1');
    expect(answer.unexpected).toBe(true);
    expect(answer.problem).toMatchObject({ code: 'internal-error', status: 500, requestId: 'request-1' });
    expect(JSON.stringify(answer.problem)).not.toContain('secret');
  });
});
