import type { IncomingMessage } from 'node:http';

/** The media type of a request's body, lower case, without parameters; empty where none is said. */
export const mediaTypeOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

export const isJson = (mediaType: string): boolean => mediaType === 'application/json' || mediaType.endsWith('+json');

export const isXml = (mediaType: string): boolean =>
  mediaType === 'application/xml' || mediaType === 'text/xml' || mediaType.endsWith('+xml');

export const isNdjson = (mediaType: string): boolean =>
  ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'].includes(mediaType);

export const isCsv = (mediaType: string): boolean => mediaType === 'text/csv';
