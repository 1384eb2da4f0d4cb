import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PersonName, PersonView } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { People } from './people.js';

/** People of customs and of agencies. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get()
  @Requires('people:read')
  @ApiOperation({
    summary: 'Who works at my offices, or for my agency, and which tasks they may do',
    description:
      'As each person’s own token told when they were last here; who has never been here is not known. Traders and programs are no part of it.',
  })
  @ApiOkResponse({ standardSchema: z.array(PersonView) })
  @ProblemResponses()
  list(@Me() me: Caller) {
    return this.people.list(me);
  }

  @Get('names')
  @Requires('people:names')
  @ApiOperation({
    summary: 'What people of customs and of agencies are called',
    description: 'Whom the record names by id; an agency reads the names of its own people.',
  })
  @ApiOkResponse({ standardSchema: z.array(PersonName) })
  @ProblemResponses()
  names(@Me() me: Caller) {
    return this.people.names(me);
  }
}
