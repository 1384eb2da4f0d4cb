import { Body, Controller, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { NextFilter, TaskComment, TaskView } from '#libs/domain';
import type { z } from 'zod';
import { ProblemResponses, TaskParam } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { DeskWork } from './desk-work.js';
import { AssignRequest, CommentRequest, DraftRequest, DraftSaved } from './requests.js';

/** Who works on what. */
@ApiTags('tasks')
@Controller('tasks')
export class AllocationController {
  constructor(private readonly work: DeskWork) {}

  @Post('next')
  @HttpCode(200)
  @Requires('task:claim')
  @Idempotent()
  @ApiOperation({
    summary: 'Take the most urgent task that I may take',
    description:
      'Claimed for me at once, and never the same one for two people. The filter may be sent as query or body.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ApiNoContentResponse({ description: 'There is none' })
  @ProblemResponses(400, 422)
  async next(
    @Me() me: Caller,
    @Query({ schema: NextFilter }) asked: NextFilter,
    @Body({ schema: NextFilter.optional() }) body: NextFilter | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    return orNoContent(response, await this.work.next(me, { ...asked, ...body }));
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Requires('task:claim')
  @Idempotent()
  @TaskParam()
  @ApiOperation({ summary: 'Take a task', description: 'Taken already by me, it stays mine.' })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(404, 409, 422)
  claim(@Me() me: Caller, @Param('id') id: string) {
    return this.work.claim(me, id);
  }

  @Post(':id/unclaim')
  @HttpCode(200)
  @Requires('task:claim')
  @Idempotent()
  @TaskParam()
  @ApiOperation({
    summary: 'Give a task back',
    description: 'One’s own; who may assign tasks gives back what somebody else left lying, too.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(404, 409, 422)
  unclaim(@Me() me: Caller, @Param('id') id: string) {
    return this.work.unclaim(me, id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Requires('task:assign')
  @Idempotent()
  @TaskParam()
  @ApiOperation({
    summary: 'Give a task to somebody, whoever holds it now',
    description:
      'To somebody who has been here and does tasks of its group at its office, as `GET /people` tells; refused otherwise.',
  })
  @ApiOkResponse({ standardSchema: TaskView })
  @ProblemResponses(400, 404, 409, 422)
  assign(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: AssignRequest }) { to }: z.output<typeof AssignRequest>,
  ) {
    return this.work.assign(me, id, to);
  }

  @Post(':id/comments')
  @Requires('task:comment')
  @Idempotent()
  @TaskParam()
  @ApiOperation({ summary: 'Comment on a task' })
  @ApiCreatedResponse({ standardSchema: TaskComment })
  @ProblemResponses(400, 404, 422)
  comment(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: CommentRequest }) { text }: z.output<typeof CommentRequest>,
  ) {
    return this.work.comment(me, id, text);
  }

  @Put(':id/draft')
  @Requires('task:complete')
  @Idempotent()
  @TaskParam()
  @ApiOperation({ summary: 'Save the form as far as it is filled in', description: 'Of a task that I hold.' })
  @ApiOkResponse({ standardSchema: DraftSaved })
  @ProblemResponses(400, 404, 409, 422)
  saveDraft(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: DraftRequest }) { attempt, draft }: z.output<typeof DraftRequest>,
  ) {
    return this.work.saveDraft(me, id, attempt, draft);
  }
}

function orNoContent(response: Response, task: TaskView | undefined): TaskView | undefined {
  if (!task) response.status(204);
  return task;
}
