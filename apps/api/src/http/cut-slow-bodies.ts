import type { NextFunction, Response } from 'express';
import type { ApiRequest } from './api-request.js';

const RECEIVE_MS = 120_000;

/**
 * Cuts the connection of a request whose body is not received whole in two minutes, whatever was answered meanwhile. A batch may
 * take hours to send; the server's own limit knows no exceptions, so this stands in its place.
 */
export const cutSlowBodies =
  (receiveMs = RECEIVE_MS) =>
  (request: ApiRequest, response: Response, next: NextFunction): void => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (request.path !== '/declarations/batch' && (length !== undefined || encoding !== undefined)) {
      const cut = setTimeout(() => request.complete || request.socket.destroy(), receiveMs);
      response.once('close', () => request.complete && clearTimeout(cut));
    }
    next();
  };
