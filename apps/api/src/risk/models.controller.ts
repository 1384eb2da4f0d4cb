import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ModelWatch, RiskModelSummary, RiskModelView, TrainingView } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ModelDesk } from './model-desk.js';
import { ImportQuery, ModelFilter, ReasonRequest, TrainingStarted, TrainRequest } from './requests.js';

type Reason = z.output<typeof ReasonRequest>;

/** Models: trained or brought, promoted by two people, undone by one. */
@ApiTags('risk')
@Controller('risk')
export class ModelsController {
  constructor(private readonly models: ModelDesk) {}

  @Get('models')
  @Requires('risk:read')
  @ApiOperation({ summary: 'Models, latest first' })
  @ApiOkResponse({ standardSchema: z.array(RiskModelSummary) })
  @ProblemResponses(400)
  list(@Me() me: Caller, @Query({ schema: ModelFilter }) { target }: z.output<typeof ModelFilter>) {
    return this.models.list(me, target);
  }

  @Post('models')
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Bring a model',
    description:
      'An artefact of this product (JSON), or a LightGBM text model over the features that are computed here (text, with `target`). It is checked, and kept as a challenger, which scores beside the champion from then on and decides nothing. At most 25 MiB.',
  })
  @ApiConsumes('application/json', 'text/plain')
  @ApiBody({ schema: { type: 'string' }, description: 'The artefact' })
  @ApiCreatedResponse({ standardSchema: RiskModelView })
  @ProblemResponses(400, 422)
  bring(
    @Me() me: Caller,
    @Query({ schema: ImportQuery }) { target }: z.output<typeof ImportQuery>,
    @Req() request: ApiRequest,
  ) {
    return this.models.bring(me, request.received ?? Buffer.alloc(0), target);
  }

  @Get('models/:version')
  @Requires('risk:read')
  @ApiOperation({ summary: 'A model: its card, its figures, what was done with it, how it holds up' })
  @ApiOkResponse({ standardSchema: RiskModelView })
  @ProblemResponses(404)
  one(@Me() me: Caller, @Param('version') version: string) {
    return this.models.one(me, version);
  }

  @Post('models/:version/promotion')
  @HttpCode(200)
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({ summary: 'Ask for a model’s promotion', description: 'Another person approves or declines it.' })
  @ApiOkResponse({ standardSchema: RiskModelView })
  @ProblemResponses(404, 409, 422)
  request(@Me() me: Caller, @Param('version') version: string, @Body({ schema: ReasonRequest }) { reason }: Reason) {
    return this.models.act(me, version, 'requestPromotion', reason);
  }

  @Post('models/:version/approval')
  @HttpCode(200)
  @Requires('model:approve')
  @Idempotent()
  @ApiOperation({
    summary: 'Approve a model’s promotion',
    description: 'By another person than who asked. It is champion of its target from the next declaration on.',
  })
  @ApiOkResponse({ standardSchema: RiskModelView })
  @ProblemResponses(404, 409)
  approve(@Me() me: Caller, @Param('version') version: string) {
    return this.models.act(me, version, 'approvePromotion', null);
  }

  @Post('models/:version/decline')
  @HttpCode(200)
  @Requires('model:approve')
  @Idempotent()
  @ApiOperation({ summary: 'Decline a model’s promotion, or take the request back' })
  @ApiOkResponse({ standardSchema: RiskModelView })
  @ProblemResponses(404, 409, 422)
  decline(@Me() me: Caller, @Param('version') version: string, @Body({ schema: ReasonRequest }) { reason }: Reason) {
    return this.models.act(me, version, 'declinePromotion', reason);
  }

  @Post('models/:version/undo')
  @HttpCode(200)
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Undo a model’s promotion',
    description:
      'By one person, at once, since it must not wait: the champion before it decides again. Where there was none, no model does, and declarations are selected by rules, at random and to learn; who did it and why is on record.',
  })
  @ApiOkResponse({ standardSchema: RiskModelView })
  @ProblemResponses(404, 409, 422)
  undo(@Me() me: Caller, @Param('version') version: string, @Body({ schema: ReasonRequest }) { reason }: Reason) {
    return this.models.act(me, version, 'undoPromotion', reason);
  }

  @Get('watch')
  @Requires('risk:read')
  @ApiOperation({
    summary: 'How models in force hold up',
    description: 'Whether what they see has shifted, and whether their promises hold in the random control group.',
  })
  @ApiOkResponse({ standardSchema: z.array(ModelWatch) })
  @ProblemResponses()
  watch(@Me() me: Caller) {
    return this.models.watch(me);
  }

  @Get('trainings')
  @Requires('risk:read')
  @ApiOperation({ summary: 'What trainings came to, latest first' })
  @ApiOkResponse({ standardSchema: z.array(TrainingView) })
  @ProblemResponses()
  trainings(@Me() me: Caller) {
    return this.models.trainings(me);
  }

  @Post('trainings')
  @HttpCode(202)
  @Requires('risk:manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Train a model',
    description: 'On the results of controls. It is proposed as a challenger where it is better on recent results.',
  })
  @ApiAcceptedResponse({ standardSchema: TrainingStarted })
  @ProblemResponses(422)
  train(@Me() me: Caller, @Body({ schema: TrainRequest }) order: z.output<typeof TrainRequest>) {
    return this.models.train(me, order);
  }
}
