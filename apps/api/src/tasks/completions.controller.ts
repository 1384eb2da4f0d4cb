import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TaskView } from '#libs/domain';
import type { z } from 'zod';
import { ProblemResponses, TaskParam } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { Completions } from './completions.js';
import { CompleteRequest, ExtendRequest, InformationRequestBody } from './requests.js';

/** What is done with a task that decides about the declaration. The answer comes when the effect is on record. */
@ApiTags('tasks')
@Controller('tasks/:id')
export class CompletionsController {
  constructor(private readonly completions: Completions) {}

  @Post('complete')
  @HttpCode(200)
  @Requires('task:complete')
  @Idempotent()
  @TaskParam()
  @ApiOperation({
    summary: 'Complete a task',
    description:
      'By its form. Claim it first; a trader’s task and an arrival need no claim. Every read after the answer shows the effect.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(400, 404, 409, 422)
  complete(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: CompleteRequest }) { attempt, response }: z.output<typeof CompleteRequest>,
  ) {
    return this.completions.complete(me, id, attempt, response);
  }

  @Post('extend')
  @HttpCode(200)
  @Requires('task:extend')
  @Idempotent()
  @TaskParam()
  @ApiOperation({
    summary: 'Extend a task’s clock',
    description: 'Once at most, with a reason, by who holds the task; of a request for information, by the trader.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(400, 404, 409, 422)
  extend(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: ExtendRequest }) { attempt, reason }: z.output<typeof ExtendRequest>,
  ) {
    return this.completions.extend(me, id, attempt, reason);
  }

  @Post('request-information')
  @HttpCode(200)
  @Requires('task:request-information')
  @Idempotent()
  @TaskParam()
  @ApiOperation({
    summary: 'Ask the trader for information',
    description: 'The task waits and its clock stands still; the trader’s answer resumes it.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(400, 404, 409, 422)
  ask(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: InformationRequestBody }) request: z.output<typeof InformationRequestBody>,
  ) {
    return this.completions.ask(me, id, request);
  }
}
