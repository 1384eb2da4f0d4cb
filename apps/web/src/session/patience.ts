import * as oauth from 'oauth4webapi';

/** A network that takes longer is none. */
const PATIENCE_MS = 4_000;

/** Ends a request that is not answered in time. */
export const patience = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

/** Of the issuer's library: what answered was a proxy, or a page of the network's owner, rather than the issuer. */
const NOT_THE_ISSUER: unknown[] = [oauth.RESPONSE_IS_NOT_JSON, oauth.RESPONSE_IS_NOT_CONFORM, oauth.PARSE_ERROR];

/** Whether it failed since nobody answered who could decide; everything else is a refusal. */
export function isUnanswered(error: unknown): boolean {
  if (error instanceof oauth.ResponseBodyError) return error.status >= 500;
  if (error instanceof oauth.OperationProcessingError) return NOT_THE_ISSUER.includes(error.code);
  if (error instanceof DOMException) return error.name === 'TimeoutError';
  // What fetch throws where nobody answers, and what reading throws where the answer is no JSON.
  return error instanceof TypeError || error instanceof SyntaxError;
}
