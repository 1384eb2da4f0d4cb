import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClearanceTimes, ClearanceTimesQuery } from '#libs/domain';
import { acting, clearanceTimes } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

@ApiTags('clearance times')
@Controller('clearance-times')
export class TimesController {
  constructor(private readonly connections: Connections) {}

  @Get()
  @Requires('times:read')
  @ApiOperation({
    summary: 'How long clearance takes, and who held it',
    description:
      'Computed from holds and events: n, mean, median, percentiles, extremes and standard deviation of every interval, and the share of waiting by owner. Filtered and grouped.',
  })
  @ApiOkResponse({ standardSchema: ClearanceTimes })
  @ProblemResponses(400)
  times(@Me() me: Caller, @Query({ schema: ClearanceTimesQuery }) query: ClearanceTimesQuery) {
    return acting(this.connections.db, me.actor, (tx) => clearanceTimes(tx, query));
  }
}
