import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { DeclarationId } from '#libs/domain';
import { z } from 'zod';
import { Connections } from '../connections/connections.js';
import type { ApiRequest } from '../http/api-request.js';
import { Replay } from '../idempotency/replay.js';
import { problemOf } from './problem-of.js';

/** Every error becomes one problem+json body; one that nobody foresaw, or that says the system is busy, is logged with its request's number. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly connections: Connections) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const { log } = this.connections;
    if (response.headersSent || response.destroyed) {
      // Too late for another answer: cutting the connection is the only way left to say that this one is not whole.
      log.error({ requestId: request.id, err: error }, 'failed while answering');
      response.destroy();
    } else if (error instanceof Replay) {
      replay(error, request, response);
    } else {
      const { problem, headers, unexpected } = problemOf(error, request.path, request.id);
      if (unexpected) log.error({ requestId: request.id, err: error }, 'unexpected error');
      else if (problem.status === 503) log.warn({ requestId: request.id, err: error }, 'busy');
      response.status(problem.status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
    }
  }
}

/** Give the answer that the same request got before. */
function replay({ answer: { status, body } }: Replay, request: ApiRequest, response: Response): void {
  response.status(status).set('idempotent-replayed', 'true');
  response.type(status >= 400 ? 'application/problem+json' : 'application/json');
  // What a lodgement made is named by its answer.
  const made = DeclarationMade.safeParse(body).data;
  if (made && request.path === '/declarations') response.location(`/declarations/${made.id}`);
  response.send(JSON.stringify(body));
}

const DeclarationMade = z.object({ id: DeclarationId });
