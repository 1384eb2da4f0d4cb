import { Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { StudyReportQuery } from '#libs/domain';
import { ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import { languageOf } from '../http/language-of.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { fileNameOf } from './report-file-name.js';
import { StudyReports } from './study-reports.js';

@ApiTags('clearance times')
@Controller('clearance-times/report')
export class StudyReportController {
  constructor(private readonly reports: StudyReports) {}

  @Get()
  @Requires('times:read')
  @ApiOperation({
    summary: 'The study as a report in PDF, in Spanish or English',
    description:
      'Objectives, scope, method, analysis with tables and drawings, room for the author’s conclusions, and how to ask the same again. `interval` is the one of which trend, distribution, hours of the week and groups are told; the summary tells all.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(400)
  async report(
    @Me() me: Caller,
    @Query({ schema: StudyReportQuery }) query: StudyReportQuery,
    @Req() request: ApiRequest,
  ) {
    const language = query.language ?? languageOf(request);
    return new StreamableFile(await this.reports.pdf(me, query, language), {
      type: 'application/pdf',
      disposition: `attachment; filename="${fileNameOf(query, language)}"`,
    });
  }
}
