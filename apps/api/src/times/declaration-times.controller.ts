import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclarationTimes, Refused } from '#libs/domain';
import { acting, declarationTimes, idToRead, readBy } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

@ApiTags('clearance times')
@Controller('declarations/:id/times')
export class DeclarationTimesController {
  constructor(private readonly connections: Connections) {}

  @Get()
  @Requires('times:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'When what happened to a declaration, and who held its goods',
    description:
      'Timestamps T0 to T18 of the WCO guide as far as they are on record, intervals, and each hold with waiting and working time; and of the time for which goods were held each owner’s total, what it held them alone, and the hold that closed last. The same times also without outages. From the record as of now.',
  })
  @ApiOkResponse({ standardSchema: DeclarationTimes })
  @ProblemResponses(404)
  async times(@Me() me: Caller, @Param('id') idOrMrn: string): Promise<DeclarationTimes> {
    const times = await acting(this.connections.db, me.actor, async (tx) => {
      const id = await idToRead(tx, idOrMrn, readBy(me, 'timeline'));
      return id && declarationTimes(tx, id, Date.now());
    });
    if (!times) throw new Refused('not-found', `There is no declaration ${idOrMrn} that you may see.`);
    return times;
  }
}
