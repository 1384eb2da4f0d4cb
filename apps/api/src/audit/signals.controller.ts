import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IntegritySignals, SignalsQuery } from '#libs/domain';
import { acting, integritySignals } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

/** Where an auditor may want to look. */
@ApiTags('audit')
@Controller('audit/signals')
export class SignalsController {
  constructor(private readonly connections: Connections) {}

  @Get()
  @Requires('audit:read')
  @ApiOperation({
    summary: 'Signals of integrity',
    description:
      'Each person beside everybody else, by a rule that is stated, with what else may explain it: re-routes, releases without the expected finding, implausibly fast completions, work that people chose themselves. A signal is a place to look, not a finding against anybody.',
  })
  @ApiOkResponse({ standardSchema: IntegritySignals })
  @ProblemResponses(400, 422)
  signals(@Me() me: Caller, @Query({ schema: SignalsQuery }) query: SignalsQuery) {
    return acting(this.connections.db, me.actor, (tx) => integritySignals(tx, query));
  }
}
