import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CheckedOffice, OfficeChange, OfficeCheck, OfficeDetail, OfficeVersion, OfficeView } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import { Idempotent } from '../idempotency/idempotent.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Offices } from './offices.js';

const OfficeParam = () => ApiParam({ name: 'code', description: 'Code of the office', schema: { type: 'string' } });

/** Offices: how they count time, and what they promise. */
@ApiTags('offices')
@Controller('offices')
export class OfficesController {
  constructor(private readonly offices: Offices) {}

  @Get()
  @Requires('self:read')
  @ApiOperation({ summary: 'Customs offices, with their time zones, opening hours and service levels' })
  @ApiOkResponse({ standardSchema: z.array(OfficeView) })
  @ProblemResponses()
  list(@Me() me: Caller) {
    return this.offices.list(me);
  }

  @Post('check')
  @HttpCode(200)
  @Requires('office:configure')
  @ApiOperation({
    summary: 'Try a configuration',
    description:
      'Answers when a hold of each kind would be due, and which public holidays count, without keeping anything. From what no due date can be computed is refused, each error with its place.',
  })
  @ApiOkResponse({ standardSchema: CheckedOffice })
  @ProblemResponses(422)
  check(@Body({ schema: OfficeCheck }) request: OfficeCheck) {
    return this.offices.check(request);
  }

  @Get(':code')
  @Requires('office:read')
  @OfficeParam()
  @ApiOperation({ summary: 'How an office is configured: calendar, clocks, service levels' })
  @ApiOkResponse({ standardSchema: OfficeDetail })
  @ProblemResponses(404)
  detail(@Me() me: Caller, @Param('code') code: string) {
    return this.offices.detail(me, code);
  }

  @Put(':code')
  @Requires('office:configure')
  @Idempotent()
  @OfficeParam()
  @ApiOperation({
    summary: 'Change how an office is configured, or add one',
    description:
      'Whole, with a reason, of the version that it was read at; 0 adds an office. In force everywhere within five seconds. Due dates that are stamped stay; a clock that begins, goes on, is extended or is moved from then on counts by the new configuration. Offices are never removed, since their declarations are not.',
  })
  @ApiOkResponse({ standardSchema: OfficeDetail })
  @ProblemResponses(404, 409, 422)
  change(@Me() me: Caller, @Param('code') code: string, @Body({ schema: OfficeChange }) change: OfficeChange) {
    return this.offices.change(me, code, change);
  }

  @Get(':code/changes')
  @Requires('office:read')
  @OfficeParam()
  @ApiOperation({ summary: 'What an office was, who changed it, when and why; latest first' })
  @ApiOkResponse({ standardSchema: z.array(OfficeVersion) })
  @ProblemResponses(404)
  changes(@Me() me: Caller, @Param('code') code: string) {
    return this.offices.changes(me, code);
  }
}
