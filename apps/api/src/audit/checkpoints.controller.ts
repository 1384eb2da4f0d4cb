import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Checkpoint, CheckpointFilter, CheckpointKey, CheckpointPage, InclusionProof, Refused } from '#libs/domain';
import { checkpointBy, checkpointKeysOnRecord, checkpointPage, inclusionProof } from '#libs/store';
import { z } from 'zod';
import { Connections } from '../connections/connections.js';
import { Reading } from '../declarations/reading.js';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

/** Signed anchors of the chains of events, for whoever checks them outside. */
@ApiTags('audit')
@Controller('audit')
export class CheckpointsController {
  constructor(
    private readonly connections: Connections,
    private readonly reading: Reading,
  ) {}

  @Get('checkpoints')
  @Requires('audit:read')
  @ApiOperation({
    summary: 'Signed checkpoints over the chains of all declarations',
    description:
      'The first one first, page by page. Kept outside, they are checked with `levante verify checkpoints --key PUBLIC.pem FILE.json` alone, and `levante verify --copy FILE.json` holds the record against them.',
  })
  @ApiOkResponse({ standardSchema: CheckpointPage })
  @ProblemResponses(400)
  list(@Query({ schema: CheckpointFilter }) filter: CheckpointFilter) {
    return checkpointPage(this.connections.record, filter);
  }

  @Get('checkpoints/:number')
  @Requires('audit:read')
  @ApiParam({ name: 'number', description: 'From 1', schema: { type: 'integer' } })
  @ApiOperation({ summary: 'A checkpoint' })
  @ApiOkResponse({ standardSchema: Checkpoint })
  @ProblemResponses(404)
  async one(@Param('number') number: string) {
    const found = /^\d{1,9}$/.test(number) && (await checkpointBy(this.connections.record, Number(number)));
    if (!found) throw new Refused('not-found', `There is no checkpoint ${number}.`);
    return found;
  }

  @Get('key')
  @Requires('audit:read')
  @ApiOperation({
    summary: 'Public keys of checkpoints',
    description:
      'Each that ever signed. Take a key once, compare its id with what the administration publishes elsewhere, and keep it: whoever could change the record could change what this answers.',
  })
  @ApiOkResponse({ standardSchema: z.array(CheckpointKey) })
  key() {
    return checkpointKeysOnRecord(this.connections.record);
  }

  // Not for traders and agencies: how many events there are would tell them of the lane (docs/adr/0004).
  @Get('proofs/:id')
  @Requires('lane:see')
  @ApiParam({ name: 'id', description: 'Id or MRN of the declaration', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'That a declaration is anchored',
    description:
      'The head of its chain in the last checkpoint that anchors it, and the path to the signed root: checked with `levante verify proof --key PUBLIC.pem FILE.json`. Not found while it waits for its first checkpoint.',
  })
  @ApiOkResponse({ standardSchema: InclusionProof })
  @ProblemResponses(404)
  async proof(@Me() me: Caller, @Param('id') idOrMrn: string) {
    const proof = await inclusionProof(this.connections.record, await this.reading.id(me, idOrMrn, 'proof'));
    if (!proof) throw new Refused('not-found', `No checkpoint anchors ${idOrMrn} yet.`);
    return proof;
  }
}
