import type { ApiRequest } from '../http/api-request.js';

/** The token of an Authorization header (RFC 6750). */
export const bearerOf = (request: Pick<ApiRequest, 'headers'>): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
