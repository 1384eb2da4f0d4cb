import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { OutageCorrection, OutageDetail, OutageQuery, OutageRequest, OutageView } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import { Idempotent } from '../idempotency/idempotent.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Outages } from './outages.js';

const OutageParam = () => ApiParam({ name: 'id', description: 'Id of the outage', schema: { type: 'string' } });

/** Contingency: times in which no clock runs. */
@ApiTags('contingency')
@Controller('outages')
export class OutagesController {
  constructor(private readonly outages: Outages) {}

  @Get()
  @Requires('outage:read')
  @ApiOperation({
    summary: 'Outages of offices and of the system, the last one first',
    description: 'As they are known now. Who recorded them, and by what evidence, is told to customs only.',
  })
  @ApiOkResponse({ standardSchema: z.array(OutageView) })
  @ProblemResponses()
  list(@Me() me: Caller, @Query({ schema: OutageQuery }) { office }: OutageQuery) {
    return this.outages.list(me, office);
  }

  @Post()
  @Requires('outage:record')
  @Idempotent()
  @ApiOperation({
    summary: 'Record an outage of an office or of the system',
    description:
      'The clocks of the declarations concerned stand still for exactly this time; what they have left is given back after it. Declarations are told within seconds, and no clock expires over an outage on record. Time that several outages share counts once.',
  })
  @ApiCreatedResponse({ standardSchema: OutageDetail })
  @ProblemResponses(409, 422)
  record(@Me() me: Caller, @Body({ schema: OutageRequest }) request: OutageRequest) {
    return this.outages.record(me, request);
  }

  @Get(':id')
  @Requires('outage:read')
  @OutageParam()
  @ApiOperation({ summary: 'An outage, its versions, and how many declarations take it into account' })
  @ApiOkResponse({ standardSchema: OutageDetail })
  @ProblemResponses(404)
  detail(@Me() me: Caller, @Param('id') id: string) {
    return this.outages.detail(me, id);
  }

  @Post(':id/corrections')
  @HttpCode(201)
  @Requires('outage:record')
  @Idempotent()
  @OutageParam()
  @ApiOperation({
    summary: 'Correct an outage, end one that lasts, or withdraw it',
    description:
      'A new version that supersedes the one it names; nothing is overwritten. Due dates are told anew, as if it had been known so at once.',
  })
  @ApiCreatedResponse({ standardSchema: OutageDetail })
  @ProblemResponses(404, 409, 422)
  correct(@Me() me: Caller, @Param('id') id: string, @Body({ schema: OutageCorrection }) correction: OutageCorrection) {
    return this.outages.correct(me, id, correction);
  }
}
