import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { acting, remember, remembered } from '#libs/store';
import { Connections } from '../connections/connections.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller, Once } from '../identity/caller.js';
import { problemOf } from '../problem/problem-of.js';
import { onceOf, isDecided } from './once.js';
import { Replay } from './replay.js';
import { Turns } from './turns.js';

/**
 * Does a command with an Idempotency-Key once. What was decided, for or against it, is remembered and answered again; what was
 * not decided (no token, not found, busy) is tried again. Two at once in this process take turns; those of other processes
 * meet in PostgreSQL or in the workflow, which tell a repetition by themselves.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly turns = new Turns();

  constructor(private readonly connections: Connections) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { caller } = request;
    const once = caller && onceOf(request, caller.actor.id);
    if (!once) return next.handle();
    request.caller = { ...caller, once };
    const response = context.switchToHttp().getResponse<Response>();
    const work = () => this.answer(request, response, caller, once, next);
    return from(this.turns.take(`${caller.actor.id} ${once.key}`, work));
  }

  private async answer(request: ApiRequest, response: Response, caller: Caller, once: Once, next: CallHandler) {
    const { db } = this.connections;
    const { actor } = caller;
    const earlier = await acting(db, actor, (tx) => remembered(tx, actor, once.key, once.request));
    if (earlier) throw new Replay(earlier);
    const keep = (status: number, body: unknown) =>
      acting(db, actor, (tx) => remember(tx, actor, once.key, once.request, status, body));
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await keep(response.statusCode, body);
      return body;
    } catch (error) {
      const { problem } = problemOf(error, request.path, request.id);
      if (isDecided(problem.status) && !(error instanceof Replay)) await keep(problem.status, problem);
      throw error;
    }
  }
}
