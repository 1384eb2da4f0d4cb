import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InboxCounts, InboxFilter, TaskDetail } from '#libs/domain';
import { ProblemResponses, TaskParam } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { DeskWork } from './desk-work.js';
import { InboxPage, InboxQuery } from './requests.js';

@ApiTags('tasks')
@Controller('tasks')
export class InboxController {
  constructor(private readonly work: DeskWork) {}

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
