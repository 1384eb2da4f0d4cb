import { Controller, Get, Headers, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { DocumentView } from '#libs/domain';
import { ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import { nameInHeader } from '../http/file-name.js';
import { mediaTypeOf } from '../http/media-type.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Documents, type SentFile } from './documents.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(private readonly documents: Documents) {}

  @Post()
  @Requires('document:upload')
  @ApiOperation({
    summary: 'Upload a file',
    description:
      'The bytes as the body, of any content type, at most 25 MiB. Answers, declarations and outages refer to it by the SHA-256 that this returns. The same file again is the same file.',
  })
  @ApiConsumes('application/octet-stream', 'application/pdf', 'image/jpeg', 'image/png')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'X-File-Name', required: false, description: 'Name of the file, percent-encoded' })
  @ApiQuery({ name: 'name', required: false, description: 'The same, in the address', schema: { type: 'string' } })
  @ApiCreatedResponse({ standardSchema: DocumentView })
  @ProblemResponses(400, 413, 422)
  upload(
    @Me() me: Caller,
    @Req() request: ApiRequest,
    @Headers('x-file-name') header: string | undefined,
    @Query('name') name: unknown,
  ) {
    return this.documents.upload(me, fileOf(request, header, name));
  }

  @Get(':sha256')
  @Requires('task:read')
  @ApiParam({ name: 'sha256', schema: { type: 'string' } })
  @ApiOperation({ summary: 'An uploaded file', description: 'Always as an attachment.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes', schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(404)
  async one(@Me() me: Caller, @Param('sha256') sha256: string) {
    return asAttachment(await this.documents.one(me, sha256));
  }
}

const fileOf = (request: ApiRequest, header: string | undefined, name: unknown): SentFile => ({
  bytes: request.received ?? Buffer.alloc(0),
  name: header === undefined ? (typeof name === 'string' ? name : undefined) : nameInHeader(header),
  mediaType: mediaTypeOf(request),
});

function asAttachment({ document, bytes }: Awaited<ReturnType<Documents['one']>>): StreamableFile {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(document.name).replaceAll("'", '%27')}`;
  return new StreamableFile(bytes, { type: document.mediaType, disposition, length: bytes.length });
}
