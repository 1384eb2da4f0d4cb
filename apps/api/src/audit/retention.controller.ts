import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RetentionAct } from '#libs/domain';
import { acting, retentionActs } from '#libs/store';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { Me, Requires } from '../identity/requires.js';

/** What is kept no longer. */
@ApiTags('audit')
@Controller('audit/retention')
export class RetentionController {
  constructor(private readonly connections: Connections) {}

  @Get()
  @Requires('audit:read')
  @ApiOperation({
    summary: 'What retention removed',
    description:
      'Each month that was removed of the log of reads or of the archive, the last first: how many rows, by whom, and the SHA-256 of the file to which they were written before.',
  })
  @ApiOkResponse({ standardSchema: RetentionAct.array() })
  acts(@Me() me: Caller) {
    return acting(this.connections.db, me.actor, retentionActs);
  }
}
