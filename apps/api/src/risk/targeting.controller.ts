import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DrawSummary,
  DrawView,
  FaultView,
  Performance,
  PerformanceQuery,
  SettingsRequest,
  SettingsView,
  ThresholdsView,
  WhatIf,
  WhatIfQuery,
} from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { FaultsQuery } from './requests.js';
import { TargetingDesk } from './targeting-desk.js';

/** What targeting finds, and how much it selects. */
@ApiTags('risk')
@Controller('risk')
export class TargetingController {
  constructor(private readonly desk: TargetingDesk) {}

  @Get('performance')
  @Requires('risk:read')
  @ApiOperation({
    summary: 'What targeting found',
    description:
      'Declarations, inspections, results, hits and yield by lane, rule, model, office or ground of selection, over time, beside the random control group of the same time.',
  })
  @ApiOkResponse({ standardSchema: Performance })
  @ProblemResponses(400)
  performance(@Me() me: Caller, @Query({ schema: PerformanceQuery }) query: PerformanceQuery) {
    return this.desk.performance(me, query);
  }

  @Get('what-if')
  @Requires('risk:read')
  @ApiOperation({
    summary: 'What another capacity would bring',
    description: 'Expected inspections, hits and precision, by the calibrated probabilities of the last four weeks.',
  })
  @ApiOkResponse({ standardSchema: WhatIf })
  @ProblemResponses(400)
  whatIf(@Me() me: Caller, @Query({ schema: WhatIfQuery }) query: WhatIfQuery) {
    return this.desk.whatIf(me, query);
  }

  @Get('faults')
  @Requires('risk:read')
  @ApiOperation({
    summary: 'What went wrong lately',
    description:
      'Rules and champions that failed, for which declarations went to the safer lane; and what changed no lane: seeds, thresholds or explanations that were missing, challengers that failed.',
  })
  @ApiOkResponse({ standardSchema: z.array(FaultView) })
  @ProblemResponses(400)
  faults(@Me() me: Caller, @Query({ schema: FaultsQuery }) { days }: z.output<typeof FaultsQuery>) {
    return this.desk.faults(me, days);
  }

  @Get('draws')
  @Requires('draw:read')
  @ApiOperation({
    summary: 'Random draws of the last 400 days and the week to come, latest first',
    description:
      'Open to everybody who is signed in: whoever keeps a commitment from before its day can check afterwards that the seed is the one committed to.',
  })
  @ApiOkResponse({ standardSchema: z.array(DrawSummary) })
  @ProblemResponses()
  draws(@Me() me: Caller) {
    return this.desk.draws(me);
  }

  @Get('draws/:day')
  @Requires('draw:read')
  @ApiOperation({
    summary: 'The random draw of a day',
    description: 'The commitment to its seed, published before the day; the seed itself once the day is over.',
  })
  @ApiOkResponse({ standardSchema: DrawView })
  @ProblemResponses(404)
  draw(@Me() me: Caller, @Param('day') day: string) {
    return this.desk.draw(me, day);
  }

  @Get('thresholds')
  @Requires('risk:read')
  @ApiOperation({ summary: 'Thresholds in force, by office' })
  @ApiOkResponse({ standardSchema: z.array(ThresholdsView) })
  @ProblemResponses()
  thresholds(@Me() me: Caller) {
    return this.desk.thresholds(me);
  }

  @Get('thresholds/:office')
  @Requires('risk:read')
  @ApiOperation({ summary: 'An office’s thresholds over time, latest first' })
  @ApiOkResponse({ standardSchema: z.array(ThresholdsView) })
  @ProblemResponses()
  thresholdsOf(@Me() me: Caller, @Param('office') office: string) {
    return this.desk.thresholdsOf(me, office);
  }

  @Post('thresholds/now')
  @HttpCode(200)
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({ summary: 'Compute thresholds now', description: 'They are kept every quarter of an hour anyway.' })
  @ApiOkResponse({ standardSchema: z.array(ThresholdsView) })
  @ProblemResponses()
  thresholdsNow(@Me() me: Caller) {
    return this.desk.thresholdsNow(me);
  }

  @Get('settings')
  @Requires('risk:read')
  @ApiOperation({ summary: 'How offices select: capacity and shares, and who changed them why' })
  @ApiOkResponse({ standardSchema: SettingsView })
  @ProblemResponses()
  settings(@Me() me: Caller) {
    return this.desk.settings(me);
  }

  @Put('settings/:office')
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Change how an office selects',
    description:
      'Whole, with a reason, of the version that they were read at; `*` are the defaults. By one person, and in force from the next declaration on, a random share of 0 included: the history of settings, which nobody can change, is what to watch. Thresholds are computed anew at once.',
  })
  @ApiOkResponse({ standardSchema: SettingsView })
  @ProblemResponses(404, 409, 422)
  change(
    @Me() me: Caller,
    @Param('office') office: string,
    @Body({ schema: SettingsRequest }) request: SettingsRequest,
  ) {
    return this.desk.change(me, office, request);
  }
}
