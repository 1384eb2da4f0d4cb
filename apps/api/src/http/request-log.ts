import { randomUUID } from 'node:crypto';
import type { RequestHandler, Request } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line for each request: id, method, route, status, time. No tokens, no bodies, no query strings: whatever could be
 * personal stays out of the log. Health checks and metrics are asked for every few seconds and are not logged.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    autoLogging: { ignore: (request) => request.url === '/health' || request.url === '/metrics' },
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'info'),
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customSuccessObject: (request, response, value: object) => ({
      ...value,
      method: request.method,
      path: pathOf(request as Request),
      status: response.statusCode,
    }),
    customErrorObject: (request, response, _error, value: object) => ({
      ...value,
      method: request.method,
      path: pathOf(request as Request),
      status: response.statusCode,
    }),
  });
}

const pathOf = (request: Request): string => request.originalUrl.split('?')[0] ?? '';
