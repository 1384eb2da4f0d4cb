import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclarationView } from '#libs/domain';
import type { z } from 'zod';
import { AMENDMENT_BODY } from '../docs/bodies.js';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { AmendmentIntake } from './amendment-intake.js';
import { Corrections } from './corrections.js';
import { Orders } from './orders.js';
import { AuditOrderRequest, CancellationRequest, DepartureRequest, RerouteRequest } from './requests.js';

/** What may be asked of a lodged declaration. Each answers with the declaration as it stands then. */
@ApiTags('declarations')
@Controller('declarations/:id')
export class CorrectionsController {
  constructor(
    private readonly amendments: AmendmentIntake,
    private readonly corrections: Corrections,
    private readonly orders: Orders,
  ) {}

  @Post('amendments')
  @HttpCode(200)
  @Requires('declaration:amend')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({
    summary: 'Amend a held declaration',
    description:
      'The whole declaration as it is to be, in JSON; or a WCO amendment message, whose pointers say what changes. It is validated and assessed again; open controls are issued again.',
  })
  @ApiConsumes('application/json', 'application/xml')
  @ApiBody(AMENDMENT_BODY)
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404, 409, 413, 415, 422)
  amend(@Me() me: Caller, @Param('id') id: string, @Req() request: ApiRequest) {
    return this.amendments.receive(me, id, request);
  }

  @Post('cancellation')
  @HttpCode(200)
  @Requires('declaration:cancel')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({
    summary: 'Cancel a held declaration',
    description: 'Goods chosen for control cannot be withdrawn by their trader; a supervisor can.',
  })
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404, 409, 422)
  cancel(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: CancellationRequest }) { reason }: z.output<typeof CancellationRequest>,
  ) {
    return this.corrections.cancel(me, id, reason);
  }

  @Post('reroute')
  @HttpCode(200)
  @Requires('declaration:reroute')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({
    summary: 'Send a held declaration to another lane',
    description: 'With a coded reason; itself audited.',
  })
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404, 409, 422)
  reroute(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: RerouteRequest }) order: z.output<typeof RerouteRequest>,
  ) {
    return this.orders.reroute(me, id, order);
  }

  @Post('departure')
  @HttpCode(200)
  @Requires('declaration:gate-out')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({ summary: 'Report that released goods left' })
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404, 409, 422)
  departure(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: DepartureRequest }) departure: z.output<typeof DepartureRequest>,
  ) {
    return this.orders.departure(me, id, departure);
  }

  @Post('audit-order')
  @HttpCode(200)
  @Requires('declaration:audit-order')
  @Idempotent()
  @DeclarationParam()
  @ApiOperation({ summary: 'Order a post-clearance audit of released goods' })
  @ApiOkResponse({ standardSchema: DeclarationView })
  @ProblemResponses(400, 404, 409, 422)
  audit(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: AuditOrderRequest }) { reason }: z.output<typeof AuditOrderRequest>,
  ) {
    return this.orders.audit(me, id, reason);
  }
}
