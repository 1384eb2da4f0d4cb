import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExpectedRelease, Predictions, PredictionsQuery } from '#libs/domain';
import { acting, predictions } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { ExpectedReleases } from './expected-releases.js';

@ApiTags('clearance times')
@Controller()
export class ExpectedReleaseController {
  constructor(
    private readonly connections: Connections,
    private readonly releases: ExpectedReleases,
  ) {}

  @Get('declarations/:id/expected-release')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'When release is to be expected',
    description:
      'With an 80 % interval, from what goods in the same state took and the present queue, told anew at each request; and how often such intervals held lately.',
  })
  @ApiOkResponse({ standardSchema: ExpectedRelease })
  @ProblemResponses(404)
  one(@Me() me: Caller, @Param('id') id: string) {
    return this.releases.one(me, id);
  }

  @Get('clearance-times/predictions')
  @Requires('times:read')
  @ApiOperation({
    summary: 'How good expected release times were',
    description:
      'Of what was told at each change of holds: the share of releases within the interval, its width, and the loss of its quantiles.',
  })
  @ApiOkResponse({ standardSchema: Predictions })
  @ProblemResponses(400)
  quality(@Me() me: Caller, @Query({ schema: PredictionsQuery }) query: PredictionsQuery) {
    return acting(this.connections.db, me.actor, (tx) => predictions(tx, query));
  }
}
