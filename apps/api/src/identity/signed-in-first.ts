import type { NextFunction, Response } from 'express';
import type { ApiRequest } from '../http/api-request.js';
import { bearerOf } from './bearer.js';
import type { Tokens } from './tokens.js';

/**
 * Refuses whoever has no valid token before anything of a body is read: nothing that takes a body is open to anybody, and
 * megabytes from strangers must not fill the memory. What the token permits is the guard's to say.
 */
export const signedInFirst =
  (tokens: Pick<Tokens, 'verify'>) =>
  (request: ApiRequest, _response: Response, next: NextFunction): void => {
    if (!['POST', 'PUT', 'PATCH'].includes(request.method)) {
      next();
      return;
    }
    tokens.verify(bearerOf(request)).then(
      () => next(),
      (refused: unknown) => next(refused),
    );
  };
