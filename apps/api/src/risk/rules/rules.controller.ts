import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  ApprovalRequest,
  BacktestRequest,
  BacktestView,
  CheckedCondition,
  ConditionCheck,
  RuleContent,
  RuleFilter,
  RuleSummary,
  RuleView,
  VersionQuery,
  WithdrawalRequest,
} from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../../docs/responses.js';
import type { Caller } from '../../identity/caller.js';
import { Me, Requires } from '../../identity/requires.js';
import { Idempotent } from '../../idempotency/idempotent.js';
import { RuleDesk } from './rule-desk.js';

const RuleParam = () => ApiParam({ name: 'id', description: 'Id of the rule', schema: { type: 'string' } });

/** Rules: drafted, tried on the record, approved by another person, withdrawn. */
@ApiTags('risk')
@Controller('risk/rules')
export class RulesController {
  constructor(private readonly rules: RuleDesk) {}

  @Get()
  @Requires('risk:read')
  @ApiOperation({
    summary: 'Rules, and what each has come to',
    description: 'With inspections, findings and precision of each, beside the random control group of the same time.',
  })
  @ApiOkResponse({ standardSchema: z.array(RuleSummary) })
  @ProblemResponses(400)
  list(@Me() me: Caller, @Query({ schema: RuleFilter }) filter: RuleFilter) {
    return this.rules.list(me, filter);
  }

  @Post('check')
  @HttpCode(200)
  @Requires('rule:write')
  @ApiOperation({
    summary: 'Check a condition',
    description: 'Types and limits, without keeping anything. What is wrong comes with line and column.',
  })
  @ApiOkResponse({ standardSchema: CheckedCondition })
  @ProblemResponses(422)
  check(@Body({ schema: ConditionCheck }) { condition }: z.output<typeof ConditionCheck>) {
    return this.rules.check(condition);
  }

  @Post()
  @Requires('rule:write')
  @Idempotent()
  @ApiOperation({ summary: 'Draft a rule, or the next version of one' })
  @ApiCreatedResponse({ standardSchema: RuleView })
  @ProblemResponses(409, 422)
  draft(@Me() me: Caller, @Body({ schema: RuleContent }) content: RuleContent) {
    return this.rules.draft(me, content);
  }

  @Get(':id')
  @Requires('risk:read')
  @RuleParam()
  @ApiOperation({ summary: 'A rule: what it says, what was done with it, what it has come to' })
  @ApiOkResponse({ standardSchema: RuleView })
  @ProblemResponses(404)
  one(
    @Me() me: Caller,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) { version }: z.output<typeof VersionQuery>,
  ) {
    return this.rules.one(me, id, version);
  }

  @Post(':id/backtest')
  @HttpCode(202)
  @Requires('rule:write')
  @Idempotent()
  @RuleParam()
  @ApiOperation({
    summary: 'Try a rule on the record',
    description:
      'What it would have selected, what controls found there, added work, overlap with other reasons and with the model, and hours to release. One at a time of each version.',
  })
  @ApiAcceptedResponse({ standardSchema: BacktestView })
  @ProblemResponses(404, 409, 422)
  tryOnRecord(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: BacktestRequest }) order: z.output<typeof BacktestRequest>,
  ) {
    return this.rules.tryOnRecord(me, id, order);
  }

  @Get(':id/backtest')
  @Requires('risk:read')
  @RuleParam()
  @ApiOperation({ summary: 'The latest backtest of a rule: how far it is, or what it came to' })
  @ApiOkResponse({ standardSchema: BacktestView })
  @ProblemResponses(404)
  backtest(
    @Me() me: Caller,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) { version }: z.output<typeof VersionQuery>,
  ) {
    return this.rules.backtest(me, id, version);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('rule:approve')
  @Idempotent()
  @RuleParam()
  @ApiOperation({
    summary: 'Approve a version of a rule',
    description:
      'By another person than its author, once it was tried on the record. It applies from its validFrom on, and takes the place of the version before.',
  })
  @ApiOkResponse({ standardSchema: RuleView })
  @ProblemResponses(404, 409, 422)
  approve(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: ApprovalRequest }) { version }: z.output<typeof ApprovalRequest>,
  ) {
    return this.rules.approve(me, id, version);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('rule:write')
  @Idempotent()
  @RuleParam()
  @ApiOperation({ summary: 'Withdraw a version of a rule', description: 'By one person, at any time, at once.' })
  @ApiOkResponse({ standardSchema: RuleView })
  @ProblemResponses(404, 409, 422)
  withdraw(
    @Me() me: Caller,
    @Param('id') id: string,
    @Body({ schema: WithdrawalRequest }) { version, reason }: z.output<typeof WithdrawalRequest>,
  ) {
    return this.rules.withdraw(me, id, version, reason);
  }
}
