import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportRequest, ReportView } from '#libs/domain';
import { z } from 'zod';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { Reports } from './reports.js';

/** What port and terminal systems report of goods. */
@ApiTags('clearance times')
@Controller('declarations/:id/reports')
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Post()
  @HttpCode(200)
  @Requires('declaration:report')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({
    summary: 'Report what happened to the goods',
    description:
      'By the gateway, for port and terminal systems; that goods are positioned or an inspection is scheduled, by officers as well. It decides nothing: it is for clearance times. The same again is the same; another of the same kind corrects the earlier one, and both are kept.',
  })
  @ApiOkResponse({ standardSchema: ReportView })
  @ProblemResponses(400, 404, 409, 422)
  report(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: ReportRequest }) sent: z.output<typeof ReportRequest>,
  ) {
    return this.reports.take(me, id, sent);
  }

  @Get()
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({ summary: 'What was reported of the goods', description: 'In the order in which it was reported.' })
  @ApiOkResponse({ standardSchema: z.array(ReportView) })
  @ProblemResponses(404)
  list(@Me() me: Caller, @Param('id') id: string) {
    return this.reports.list(me, id);
  }
}
