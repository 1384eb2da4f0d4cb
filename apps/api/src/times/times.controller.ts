import { Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ComparisonQuery,
  ComparisonView,
  DistributionQuery,
  DistributionView,
  HoursQuery,
  HoursView,
  SlowestQuery,
  SlowestView,
  StudyQuery,
  StudyView,
} from '#libs/domain';
import { ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { intervalsCsv, ownersCsv } from './study-csv.js';
import { StudyDesk } from './study-desk.js';

/** The clearance-time study: always current, over any period, filter and grouping. */
@ApiTags('clearance times')
@Controller('clearance-times')
export class TimesController {
  constructor(private readonly desk: StudyDesk) {}

  @Get()
  @Requires('times:read')
  @ApiOperation({
    summary: 'How long clearance takes, and who held it',
    description:
      'n, mean, median, percentiles, extremes, standard deviation, mode and share within a service level of every interval, and what each owner held, for each group; grouped by a period, it is a trend. With `outages=without`, less what of the times lay in outages on record; `outages` tells how much that is. As JSON, or as CSV by `Accept` or `format`. `asOf.pending` tells of how many declarations something is not in it yet.',
  })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ standardSchema: StudyView })
  @ProblemResponses(400)
  async times(@Me() me: Caller, @Query({ schema: StudyQuery }) query: StudyQuery, @Req() request: ApiRequest) {
    const study = await this.desk.study(me, query);
    const format = query.format ?? (request.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json');
    return format === 'json' ? study : asFile(query.part === 'owners' ? ownersCsv(study) : intervalsCsv(study));
  }

  @Get('comparison')
  @Requires('times:read')
  @ApiOperation({
    summary: 'Two periods, or two selections, compared',
    description:
      'Differences of means (Welch), medians (percentile bootstrap) and shares within a service level (Newcombe), each with its 95 % confidence interval. The second selection is the first, with what `against.…` says otherwise.',
  })
  @ApiOkResponse({ standardSchema: ComparisonView })
  @ProblemResponses(400)
  comparison(@Me() me: Caller, @Query({ schema: ComparisonQuery }) query: ComparisonQuery) {
    return this.desk.comparison(me, query);
  }

  @Get('hours')
  @Requires('times:read')
  @ApiOperation({
    summary: 'An interval by hour of the week',
    description: 'By the clock of each declaration’s office.',
  })
  @ApiOkResponse({ standardSchema: HoursView })
  @ProblemResponses(400)
  hours(@Me() me: Caller, @Query({ schema: HoursQuery }) query: HoursQuery) {
    return this.desk.hours(me, query);
  }

  @Get('distribution')
  @Requires('times:read')
  @ApiOperation({ summary: 'How an interval is distributed', description: 'Counts between stated edges.' })
  @ApiOkResponse({ standardSchema: DistributionView })
  @ProblemResponses(400)
  distribution(@Me() me: Caller, @Query({ schema: DistributionQuery }) query: DistributionQuery) {
    return this.desk.distribution(me, query);
  }

  @Get('slowest')
  @Requires('times:read')
  @ApiOperation({
    summary: 'The declarations that took longest',
    description:
      'Of all that is chosen, however many that are: those in which an interval took longest, and those whose goods are held longest.',
  })
  @ApiOkResponse({ standardSchema: SlowestView })
  @ProblemResponses(400)
  slowest(@Me() me: Caller, @Query({ schema: SlowestQuery }) query: SlowestQuery) {
    return this.desk.slowest(me, query);
  }
}

const asFile = (csv: string): StreamableFile =>
  new StreamableFile(Buffer.from(csv), {
    type: 'text/csv; charset=utf-8',
    disposition: 'attachment; filename="clearance-times.csv"',
  });
