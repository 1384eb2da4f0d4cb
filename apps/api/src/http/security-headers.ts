import type { NextFunction, Request, Response } from 'express';

/** What a browser must not do with the API's answers: guess types, keep them, run or frame them. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.set({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  // The documentation's page runs scripts of its own.
  if (!request.path.startsWith('/docs'))
    response.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  next();
}
