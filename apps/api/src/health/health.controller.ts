import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import { Public, Requires } from '../identity/requires.js';
import { Health } from './health.js';
import { decisionsWithFaults, metrics, targetingMetrics } from './metrics.js';

const HealthView = z
  .object({ status: z.string(), details: z.record(z.string(), z.looseObject({ status: z.string() })) })
  .meta({ id: 'Health' });

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('health')
  @Public()
  @ApiOperation({ summary: 'Whether this process can do its work' })
  @ApiOkResponse({ description: 'It can', standardSchema: HealthView })
  @ApiServiceUnavailableResponse({ description: 'PostgreSQL or Temporal does not answer', standardSchema: HealthView })
  async check(@Res({ passthrough: true }) response: Response) {
    const { healthy, body } = await this.health.check();
    response.status(healthy ? 200 : 503);
    return body;
  }

  @Get('metrics')
  @Public()
  @ApiOperation({ summary: 'Measurements for Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async measurements(@Res({ passthrough: true }) response: Response) {
    response.type(metrics.contentType);
    return metrics.metrics();
  }

  @Get('risk/metrics')
  @Requires('risk:read')
  @ApiOperation({ summary: 'Measurements of targeting for Prometheus, which calls with a token' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ProblemResponses()
  async targeting(@Res({ passthrough: true }) response: Response) {
    decisionsWithFaults.set((await this.health.decisionsWithFaults()) ?? NaN);
    response.type(targetingMetrics.contentType);
    return targetingMetrics.metrics();
  }
}
