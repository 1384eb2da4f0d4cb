import { Controller, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DeclarationView } from '#libs/domain';
import { LODGEMENT_BODY } from '../docs/bodies.js';
import { ProblemResponses } from '../docs/responses.js';
import { fileName } from '../documents/documents.js';
import type { ApiRequest } from '../http/api-request.js';
import { nameInHeader } from '../http/file-name.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { Batch, BatchResult } from './batch.js';
import { Intake, type TakenIn } from './intake.js';
import type { Received } from './rejections.js';

const FILE_NAME = {
  name: 'X-File-Name',
  required: false,
  description: 'Name of the file, percent-encoded: what is rejected is listed under it',
};

@ApiTags('lodging')
@Controller('declarations')
export class LodgingController {
  constructor(
    private readonly intake: Intake,
    private readonly batch: Batch,
  ) {}

  @Post()
  @Requires('declaration:lodge')
  @Idempotent()
  @ApiOperation({
    summary: 'Lodge a declaration',
    description:
      'JSON in the product’s own form, or a WCO Declaration in XML. The same lodgement sent again, at whatever moment, is the same declaration and gets the same answer. A WCO message with FunctionCode 13 amends or cancels the declaration that it names. At most 10 MiB, and 1.8 MB once compressed.',
  })
  @ApiConsumes('application/json', 'application/xml')
  @ApiBody(LODGEMENT_BODY)
  @ApiHeader(FILE_NAME)
  @ApiResponse({
    status: 201,
    description: 'Lodged, now or before (`Idempotent-Replayed: true`); Location names it',
    standardSchema: DeclarationView,
  })
  @ApiResponse({
    status: 200,
    description: 'Amended or cancelled, as the message asked',
    standardSchema: DeclarationView,
  })
  @ProblemResponses(400, 404, 409, 413, 415, 422)
  async lodge(
    @Me() me: Caller,
    @Req() request: ApiRequest,
    @Headers('x-file-name') name: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return answer(response, await this.intake.receive(me, receivedOf(request, name)));
  }

  @Post('batch')
  @HttpCode(200)
  @Requires('declaration:lodge')
  @ApiOperation({
    summary: 'Lodge a stream of declarations',
    description:
      'One JSON declaration a line, of any number; one result line for each, in order, as soon as it is known. Blank lines are passed over. A line has at most 1 MiB. Lines sent again are harmless. Or CSV with the columns of the Customs Declaration Datasets, one declaration a row.',
  })
  @ApiConsumes('application/x-ndjson', 'text/csv')
  @ApiHeader(FILE_NAME)
  @ApiBody({ description: 'One declaration a line', schema: { type: 'string' } })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'One result a line', standardSchema: BatchResult })
  @ProblemResponses(415)
  batchOf(
    @Me() me: Caller,
    @Req() request: ApiRequest,
    @Headers('x-file-name') name: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    return this.batch.run(me, request, response, named(name));
  }
}

const receivedOf = (request: ApiRequest, name: string | undefined): Received => ({
  bytes: request.received ?? Buffer.alloc(0),
  contentType: request.headers['content-type'] ?? '',
  ...named(name),
});

const named = (header: string | undefined) =>
  header === undefined ? {} : { fileName: fileName(nameInHeader(header)) };

function answer(response: Response, { done, view }: TakenIn): DeclarationView {
  if (done === 'replayed') response.set('idempotent-replayed', 'true');
  response.status(done === 'lodged' || done === 'replayed' ? 201 : 200);
  response.location(`/declarations/${view.id}`);
  return view;
}
