import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AuditTrail,
  DeclarationFilter,
  DeclarationPage,
  DeclarationQuery,
  DeclarationReadFilter,
  DeclarationReadPage,
  DeclarationView,
  RejectionDetail,
  RejectionFilter,
  RejectionPage,
  TimelineEntry,
} from '#libs/domain';
import { z } from 'zod';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Live } from '../live/live.js';
import { looksLikeXml } from './present-xml.js';
import { Reading } from './reading.js';
import { VersionQuery } from './requests.js';
import { ContentView } from './content-view.js';

@ApiTags('tracking')
@Controller()
export class DeclarationsController {
  constructor(
    private readonly reading: Reading,
    private readonly live: Live,
  ) {}

  @Get('declarations')
  @Requires('declaration:read')
  @ApiOperation({
    summary: 'List declarations',
    description: 'The last accepted first, or what is due first, page by page.',
  })
  @ApiOkResponse({ standardSchema: DeclarationPage })
  @ProblemResponses(400)
  list(@Me() me: Caller, @Query({ schema: DeclarationFilter }) filter: DeclarationFilter) {
    return this.reading.list(me, filter);
  }

  @Get('declarations/:id')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'A declaration as it stands',
    description: 'Status, and every open hold with who must act, since when, until when and what to do.',
  })
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404)
  one(@Me() me: Caller, @Param('id') id: string, @Query({ schema: DeclarationQuery }) query: DeclarationQuery) {
    return this.reading.oneWith(me, id, query);
  }

  @Get('declarations/:id/timeline')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({ summary: 'What happened to a declaration' })
  @ApiOkResponse({ standardSchema: z.array(TimelineEntry) })
  @ProblemResponses(404)
  timeline(@Me() me: Caller, @Param('id') id: string) {
    return this.reading.timeline(me, id);
  }

  @Get('declarations/:id/events')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'What happens to a declaration, as it happens',
    description:
      'Server-sent events: what the timeline has, then what comes. Resumes after the event that Last-Event-ID names.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Number of the last event received' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Each event’s data is a timeline entry', standardSchema: TimelineEntry })
  @ProblemResponses(404)
  async events(
    @Me() me: Caller,
    @Param('id') id: string,
    @Headers('last-event-id') last: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    await this.live.follow(me, await this.reading.id(me, id, 'live'), eventNumber(last), response);
  }

  @Get('declarations/:id/audit')
  @Requires('declaration:audit-read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'Who did what, when, with which versions',
    description:
      'Every event as recorded, the allocation of its tasks, and whether the hash chain over the events is whole.',
  })
  @ApiOkResponse({ standardSchema: AuditTrail })
  @ProblemResponses(404)
  audit(@Me() me: Caller, @Param('id') id: string) {
    return this.reading.audit(me, id);
  }

  @Get('declarations/:id/reads')
  @Requires('audit:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'Who of customs and of agencies read it',
    description: 'When, what of it, and by which request; the last first. Reading this is a read as well.',
  })
  @ApiOkResponse({ standardSchema: DeclarationReadPage })
  @ProblemResponses(400, 404)
  reads(
    @Me() me: Caller,
    @Param('id') id: string,
    @Query({ schema: DeclarationReadFilter }) filter: DeclarationReadFilter,
  ) {
    return this.reading.reads(me, id, filter);
  }

  @Get('declarations/:id/content')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({ summary: 'What was declared', description: 'The present version, or another.' })
  @ApiOkResponse({ standardSchema: ContentView })
  @ProblemResponses(400, 404)
  content(@Me() me: Caller, @Param('id') id: string, @Query({ schema: VersionQuery }) query: VersionQuery) {
    return this.reading.content(me, id, query.version);
  }

  @Get('declarations/:id/received')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({ summary: 'What was received, byte for byte', description: 'Of the present version, or another.' })
  @ApiProduces('application/xml', 'application/json')
  @ApiOkResponse({ description: 'The bytes', schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(400, 404)
  async received(@Me() me: Caller, @Param('id') id: string, @Query({ schema: VersionQuery }) query: VersionQuery) {
    return asFile(await this.reading.received(me, id, query.version));
  }

  @Get('rejected-lodgements')
  @Requires('declaration:read')
  @ApiOperation({ summary: 'Lodgements that were rejected, with every reason', description: 'The last first.' })
  @ApiOkResponse({ standardSchema: RejectionPage })
  @ProblemResponses(400)
  rejections(@Me() me: Caller, @Query({ schema: RejectionFilter }) filter: RejectionFilter) {
    return this.reading.rejections(me, filter);
  }

  @Get('rejected-lodgements/:id')
  @Requires('declaration:read')
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'A lodgement that was rejected, to be corrected',
    description:
      'Every reason, and what could be read of it in the product’s own form. Corrected, it is lodged as any other.',
  })
  @ApiOkResponse({ standardSchema: RejectionDetail })
  @ProblemResponses(404)
  rejection(@Me() me: Caller, @Param('id') id: string) {
    return this.reading.rejection(me, id);
  }

  @Get('rejected-lodgements/:id/received')
  @Requires('declaration:read')
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'What was rejected, byte for byte',
    description: 'Of a file with several declarations the line; a row of CSV as the JSON that it says.',
  })
  @ApiProduces('application/xml', 'application/json')
  @ApiOkResponse({ description: 'The bytes', schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(404)
  async rejectedBytes(@Me() me: Caller, @Param('id') id: string) {
    const { rejection, bytes } = await this.reading.rejected(me, id);
    const mediaType = looksLikeXml(bytes) ? 'application/xml' : 'application/json';
    return asFile({ bytes, mediaType, sha256: rejection.receivedSha256 });
  }
}

/** Whatever is no number of an event means: from the beginning. */
const eventNumber = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

const asFile = ({ bytes, mediaType, sha256 }: { bytes: Buffer; mediaType: string; sha256: string }): StreamableFile =>
  new StreamableFile(bytes, {
    type: mediaType,
    disposition: `attachment; filename="${sha256.slice(0, 12)}.${mediaType.endsWith('xml') ? 'xml' : 'json'}"`,
    length: bytes.length,
  });
