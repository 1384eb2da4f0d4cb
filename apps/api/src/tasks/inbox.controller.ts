import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { InboxCounts, InboxFilter, TaskDetail, TaskView } from '#libs/domain';
import { ProblemResponses, TaskParam } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { LiveTasks } from '../live/live-tasks.js';
import { DeskWork } from './desk-work.js';
import { InboxPage, InboxQuery } from './requests.js';

@ApiTags('tasks')
@Controller('tasks')
export class InboxController {
  constructor(
    private readonly work: DeskWork,
    private readonly live: LiveTasks,
  ) {}

  @Get()
  @Requires('task:read')
  @ApiOperation({
    summary: 'Tasks that I may see',
    description: 'Most urgent first unless told otherwise, page by page.',
  })
  @ApiOkResponse({ standardSchema: InboxPage })
  @ProblemResponses(400)
  inbox(@Me() me: Caller, @Query({ schema: InboxQuery }) query: InboxQuery) {
    return this.work.inbox(me, query);
  }

  @Get('counts')
  @Requires('task:read')
  @ApiOperation({ summary: 'How many tasks a filter finds, by state, kind and group' })
  @ApiOkResponse({ standardSchema: InboxCounts })
  @ProblemResponses(400)
  counts(@Me() me: Caller, @Query({ schema: InboxFilter }) filter: InboxFilter) {
    return this.work.counts(me, filter);
  }

  @Get('events')
  @Requires('task:read')
  @ApiOperation({
    summary: 'Tasks that I may see, as they change, live',
    description:
      'As server-sent events, each a `task` as it is then: new, taken, given back, waiting, closed. Nothing is sent again: whoever was cut off reads the inbox after `ready`.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Each event’s data is a task', standardSchema: TaskView })
  @ProblemResponses()
  events(@Me() me: Caller, @Res() response: Response): void {
    this.live.follow(me, response);
  }

  @Get(':id')
  @Requires('task:read')
  @TaskParam()
  @ApiOperation({
    summary: 'A task with all that is needed to do it',
    description: 'The declaration, the form as JSON Schema, draft, comments, and what was asked of the trader from it.',
  })
  @ApiOkResponse({ standardSchema: TaskDetail })
  @ProblemResponses(404)
  one(@Me() me: Caller, @Param('id') id: string) {
    return this.work.one(me, id);
  }
}
