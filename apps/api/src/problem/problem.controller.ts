import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PROBLEMS, Refused, type ProblemCode } from '#libs/domain';
import { z } from 'zod';
import { ProblemResponses } from '../docs/responses.js';
import { Public } from '../identity/requires.js';

const ProblemKind = z
  .object({ type: z.string(), code: z.string(), status: z.int(), title: z.string(), explanation: z.string() })
  .meta({ id: 'ProblemKind', description: 'What a problem code means' });

const EXPLANATIONS: Record<number, string> = {
  400: 'The request cannot be read as what it claims to be. Correct it; sent again as it is, it is refused again.',
  401: 'Send a valid access token: Authorization: Bearer ….',
  403: 'You are known, but may not do this; somebody else may.',
  404: 'Either it does not exist, or it is another’s. The two are not told apart on purpose.',
  406: 'Ask for another representation in the Accept header.',
  409: 'The request does not go with the present state. Read it again, then decide.',
  413: 'Send less at once.',
  415: 'Send another content type; the documentation of the route names those that are taken.',
  422: 'The content was read and is wrong. `errors` names every place, where there are several.',
  500: 'Our fault. Report the `requestId`.',
  503: 'Nothing is lost. Wait as Retry-After says and send the same again: that never does anything twice.',
};

@ApiTags('problems')
@Controller('problems')
@ProblemResponses(404)
export class ProblemController {
  @Get()
  @Public()
  @ApiOperation({ summary: 'All problem codes' })
  @ApiOkResponse({ standardSchema: z.array(ProblemKind) })
  all() {
    return Object.keys(PROBLEMS).map((code) => kindOf(code as ProblemCode));
  }

  @Get(':code')
  @Public()
  @ApiOperation({ summary: 'What a problem code means', description: 'The `type` of every problem refers here.' })
  @ApiOkResponse({ standardSchema: ProblemKind })
  one(@Param('code') code: string) {
    if (!Object.hasOwn(PROBLEMS, code)) throw new Refused('not-found', `There is no problem ${code}.`);
    return kindOf(code as ProblemCode);
  }
}

function kindOf(code: ProblemCode): z.infer<typeof ProblemKind> {
  const [status, title] = PROBLEMS[code];
  return { type: `/problems/${code}`, code, status, title, explanation: EXPLANATIONS[status] ?? title };
}
