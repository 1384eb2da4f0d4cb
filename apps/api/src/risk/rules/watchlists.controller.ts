import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RemovalRequest, WatchlistContent, WatchlistSummary, WatchlistView } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../../docs/responses.js';
import type { Caller } from '../../identity/caller.js';
import { Me, Requires } from '../../identity/requires.js';
import { Idempotent } from '../../idempotency/idempotent.js';
import { WatchlistDesk } from './watchlist-desk.js';

const EntryParam = () => ApiParam({ name: 'id', description: 'Id of the entry', schema: { type: 'string' } });

/** Parties, goods and routes to look out for, each for a time. */
@ApiTags('risk')
@Controller('risk/watchlists')
export class WatchlistsController {
  constructor(private readonly watchlists: WatchlistDesk) {}

  @Get()
  @Requires('risk:read')
  @ApiOperation({ summary: 'Entries of the watchlists, and what each has come to' })
  @ApiOkResponse({ standardSchema: z.array(WatchlistSummary) })
  @ProblemResponses()
  list(@Me() me: Caller) {
    return this.watchlists.list(me);
  }

  @Post()
  @Requires('rule:write')
  @Idempotent()
  @ApiOperation({ summary: 'Propose an entry', description: 'It counts once another person has approved it.' })
  @ApiCreatedResponse({ standardSchema: WatchlistView })
  @ProblemResponses(409, 422)
  propose(@Me() me: Caller, @Body({ schema: WatchlistContent }) content: WatchlistContent) {
    return this.watchlists.propose(me, content);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('rule:approve')
  @Idempotent()
  @EntryParam()
  @ApiOperation({ summary: 'Approve an entry', description: 'By another person than who proposed it.' })
  @ApiOkResponse({ standardSchema: WatchlistView })
  @ProblemResponses(404, 409)
  approve(@Me() me: Caller, @Param('id') id: string) {
    return this.watchlists.approve(me, id);
  }

  @Post(':id/remove')
  @HttpCode(200)
  @Requires('rule:write')
  @Idempotent()
  @EntryParam()
  @ApiOperation({ summary: 'Remove an entry, or take a proposal back', description: 'By one person, at once.' })
  @ApiOkResponse({ standardSchema: WatchlistView })
  @ProblemResponses(404, 422)
  remove(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: RemovalRequest }) { reason }: z.output<typeof RemovalRequest>,
  ) {
    return this.watchlists.remove(me, id, reason);
  }
}
