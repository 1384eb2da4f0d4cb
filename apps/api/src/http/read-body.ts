import express, { type NextFunction, type RequestHandler, type Response } from 'express';
import { Refused } from '#libs/domain';
import type { ApiRequest } from './api-request.js';
import { isJson, mediaTypeOf } from './media-type.js';
import { readJson } from './read-json.js';

const MIB = 1024 * 1024;

/** How a path's body is read: up to how many bytes, and whether it is JSON and nothing else. */
interface Reading {
  limit: number;
  json: boolean;
}

const COMMANDS: Reading = { limit: MIB / 4, json: true };
const LODGEMENTS: Reading = { limit: 10 * MIB, json: false };
const DOCUMENTS: Reading = { limit: 25 * MIB, json: false };
const MODELS: Reading = { limit: 25 * MIB, json: false };

/** The batch is read line by line as it comes, by its own route. */
function readingOf(path: string): Reading | undefined {
  if (path === '/declarations/batch') return undefined;
  if (path === '/documents') return DOCUMENTS;
  if (path === '/risk/models') return MODELS;
  return path === '/declarations' || path.endsWith('/amendments') ? LODGEMENTS : COMMANDS;
}

const rawOf = ({ limit }: Reading): RequestHandler => express.raw({ type: () => true, limit });
const READERS = new Map([COMMANDS, LODGEMENTS, DOCUMENTS, MODELS].map((reading) => [reading, rawOf(reading)]));

/**
 * Reads a body into `received`, byte for byte, and parses it into `body` where the route takes JSON only. Bodies that come in
 * several formats are left to their routes.
 */
export function readBody(request: ApiRequest, response: Response, next: NextFunction): void {
  const reading = ['POST', 'PUT', 'PATCH'].includes(request.method) ? readingOf(request.path) : undefined;
  const reader = reading && READERS.get(reading);
  if (!reader) {
    next();
    return;
  }
  reader(request, response, (error?: unknown) => {
    if (error) {
      next(error);
      return;
    }
    try {
      const received: unknown = request.body;
      request.received = Buffer.isBuffer(received) ? received : Buffer.alloc(0);
      request.body = reading.json ? jsonOf(request, request.received) : undefined;
      next();
    } catch (refused) {
      next(refused);
    }
  });
}

function jsonOf(request: ApiRequest, received: Buffer): unknown {
  if (received.length === 0) return undefined;
  if (!isJson(mediaTypeOf(request)))
    throw new Refused('unsupported-content-type', 'Send application/json to this route.');
  return readJson(received);
}
