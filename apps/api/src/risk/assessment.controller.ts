import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssessmentView, Refused } from '#libs/domain';
import { acting, idToRead, latestDecision, readBy } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';
import { assessmentView } from './assessment-view.js';

@ApiTags('risk')
@Controller('declarations/:id/assessment')
export class AssessmentController {
  constructor(private readonly connections: Connections) {}

  @Get()
  @Requires('lane:see')
  @DeclarationParam()
  @ApiOperation({
    summary: 'Why a declaration was selected, or was not',
    description:
      'The latest decision of targeting, with everything that it was made by: features, scores and what moved them, rules, thresholds and draw. Its hash is in the event, so that it cannot have been changed since.',
  })
  @ApiOkResponse({ standardSchema: AssessmentView })
  @ProblemResponses(404)
  async explain(@Me() me: Caller, @Param('id') idOrMrn: string): Promise<AssessmentView> {
    const decision = await acting(this.connections.db, me.actor, async (tx) => {
      const id = await idToRead(tx, idOrMrn, readBy(me, 'assessment'));
      return id && latestDecision(tx, id);
    });
    if (!decision)
      throw new Refused('not-found', `There is no assessment of a declaration ${idOrMrn} that you may see.`);
    return assessmentView(decision);
  }
}
