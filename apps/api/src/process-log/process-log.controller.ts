import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { ProcessLog } from './process-log.js';
import { ProcessLogQuery } from './query.js';

@ApiTags('clearance times')
@Controller('process-log')
export class ProcessLogController {
  constructor(private readonly log: ProcessLog) {}

  @Get()
  @Requires('times:read')
  @ApiOperation({
    summary: 'What happened, for process mining',
    description:
      'The record of the declarations accepted in a period, as OCEL 2.0 or XES. People are pseudonyms that differ from one log to the next; nobody’s words are in it, nor who declared. A log that could not be written whole ends with a cut connection.',
  })
  @ApiProduces('application/json', 'application/xml')
  @ApiOkResponse({ description: 'The log, in pieces', schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(400)
  async write(
    @Me() me: Caller,
    @Query({ schema: ProcessLogQuery }) query: ProcessLogQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.log.answer(me, query, response);
  }
}
