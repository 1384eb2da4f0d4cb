import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DeclarationId, Issue, Lane, Mrn, Refused, STATUSES } from '#libs/domain';
import { readCsv, readNdjson, type LineResult } from '#libs/formats';
import { z } from 'zod';
import { Connections } from '../connections/connections.js';
import type { ApiRequest } from '../http/api-request.js';
import { inOrder } from '../http/in-order.js';
import { isCsv, isNdjson, mediaTypeOf } from '../http/media-type.js';
import { send } from '../http/send.js';
import { Turns } from '../idempotency/turns.js';
import type { Caller } from '../identity/caller.js';
import { refusalOf } from '../problem/problem-of.js';
import { Intake } from './intake.js';
import type { Received } from './rejections.js';

/** One line of a batch's answer. */
export const BatchResult = z
  .object({
    line: z.int().describe('Line of what was sent, counted from 1'),
    status: z
      .enum(['accepted', 'replayed', 'rejected', 'refused'])
      .describe('replayed: lodged before; rejected: not valid; refused: valid, but not taken, as `code` says'),
    id: DeclarationId.optional(),
    mrn: Mrn.optional(),
    lane: Lane.optional(),
    declarationStatus: z.enum(STATUSES).optional(),
    code: z.string().optional(),
    detail: z.string().optional(),
    warnings: z
      .array(Issue)
      .optional()
      .describe('What is odd in what was taken, and what was assumed; left out where nothing is'),
    errors: z.array(Issue).optional(),
    rejectionId: z.string().optional().describe('Under which it is kept among rejected lodgements'),
  })
  .meta({ id: 'BatchResult' });
export type BatchResult = z.infer<typeof BatchResult>;

/** Lodgements under way at once for one batch: as many as keep the workflow server busy, few enough to leave it to others too. */
const WIDTH = 16;

/** Lodges declarations line by line as they come, and answers line by line, in constant memory. */
@Injectable()
export class Batch {
  constructor(
    private readonly intake: Intake,
    private readonly connections: Connections,
  ) {}

  /** Stops when the client goes. */
  async run(caller: Caller, request: ApiRequest, response: Response, named: Pick<Received, 'fileName'>): Promise<void> {
    const mediaType = mediaTypeOf(request);
    const read = isNdjson(mediaType) ? readNdjson : isCsv(mediaType) ? readRows : undefined;
    if (!read || (request.headers['content-encoding'] ?? 'identity') !== 'identity')
      throw new Refused(
        'unsupported-content-type',
        'Send application/x-ndjson or text/csv, one declaration a line, uncompressed.',
      );
    response.status(200).type('application/x-ndjson');
    response.flushHeaders();
    // Of two lines with one reference the first is lodged first, however many are under way.
    const turns = new Turns();
    const lodge = (line: LineResult) => turns.take(referenceIn(line), () => this.lodge(caller, line, named));
    try {
      for await (const result of inOrder(read(request), WIDTH, lodge)) {
        if (response.destroyed) break;
        await send(response, `${JSON.stringify(result)}\n`);
      }
      response.end();
    } catch (error) {
      // Whoever sent it went away in the middle: what was taken until then stands, and the same lines again are harmless.
      if (!response.destroyed) throw error;
    }
  }

  private async lodge(caller: Caller, { line, bytes, result }: LineResult, named: object): Promise<BatchResult> {
    try {
      const received = { bytes, contentType: 'application/json', line, ...named };
      const { done, view } = await this.intake.take(caller, received, result);
      const { id, mrn, status: declarationStatus, lane } = view;
      const odd = view.warnings.length > 0 ? { warnings: view.warnings } : {};
      return { line, status: done === 'replayed' ? 'replayed' : 'accepted', id, mrn, declarationStatus, lane, ...odd };
    } catch (error) {
      const refused = refusalOf(error);
      if (!refused) this.connections.log.error({ err: error }, 'unexpected error in a batch');
      return resultOf(line, refused ?? new Refused('internal-error', 'Something went wrong on our side.'));
    }
  }
}

/** Rows of a CSV as lines. A row is kept as the JSON that it says: by itself, without the header, it says nothing. */
async function* readRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<LineResult> {
  for await (const { line, ...row } of readCsv(source)) {
    if (row.ok) {
      const { declaration, warnings, officeAt } = row;
      const bytes = Buffer.from(JSON.stringify(declaration));
      yield { line, bytes, result: { ok: true, message: { message: 'original', declaration, warnings, officeAt } } };
    } else {
      const { said, ...fault } = row;
      const bytes = Buffer.from(said === undefined ? '' : JSON.stringify(said));
      yield { line, bytes, result: { ...fault, malformed: false } };
    }
  }
}

/** Under which reference of whom a line lodges; a line that lodges nothing stands for itself. */
function referenceIn({ line, result }: LineResult): string {
  if (!result.ok || result.message.message !== 'original') return `line ${line}`;
  const { declarant, localReference } = result.message.declaration;
  return JSON.stringify([declarant.id, localReference]);
}

function resultOf(line: number, { code, message, more }: Refused): BatchResult {
  const isRejected = code === 'declaration-invalid' || code === 'malformed-content';
  const errors = z
    .array(Issue)
    .safeParse(more['errors'])
    .data?.map((issue) => ({ ...issue, line }));
  const rejectionId = z.string().safeParse(more['rejectionId']).data;
  return { line, status: isRejected ? 'rejected' : 'refused', code, detail: message, errors, rejectionId };
}
