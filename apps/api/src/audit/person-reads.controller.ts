import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DeclarationReadPage, PersonReadFilter } from '#libs/domain';
import { acting, logReads, readBy, readsBy } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

/** What a person looked at. */
@ApiTags('audit')
@Controller('audit/people')
export class PersonReadsController {
  constructor(private readonly connections: Connections) {}

  @Get(':id/reads')
  @Requires('audit:read')
  @ApiParam({ name: 'id', description: 'Id of the person, as the record names them' })
  @ApiOperation({
    summary: 'Which declarations somebody of customs or of an agency read',
    description:
      'When, what of each, and by which request; the last first. Who looks here is told among those who read each declaration listed.',
  })
  @ApiOkResponse({ standardSchema: DeclarationReadPage })
  @ProblemResponses(400, 422)
  reads(@Me() me: Caller, @Param('id') id: string, @Query({ schema: PersonReadFilter }) filter: PersonReadFilter) {
    return acting(this.connections.db, me.actor, async (tx) => {
      const page = await readsBy(tx, id, filter);
      const read = readBy(me, 'reads');
      const ids = [...new Set(page.items.map(({ declarationId }) => declarationId))];
      if (read && ids.length > 0) await logReads(tx, ids, read);
      return page;
    });
  }
}
