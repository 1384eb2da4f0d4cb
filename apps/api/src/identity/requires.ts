import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiOAuth2, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { Refused } from '#libs/domain';
import type { Permission } from '#libs/identity';
import { problemResponse } from '../docs/problem-response.js';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller } from './caller.js';

/** Under which key a route says what it requires: a permission, or nothing. */
export const REQUIRES = 'levante:requires';
export type Required = Permission | 'nothing';

/** Whoever calls this route needs a token that carries the permission. */
export const Requires = (permission: Permission) =>
  applyDecorators(
    SetMetadata<string, Required>(REQUIRES, permission),
    ApiBearerAuth(),
    ApiOAuth2([]),
    ApiUnauthorizedResponse(problemResponse('No token, or one that does not hold: `not-signed-in`')),
    ApiForbiddenResponse(problemResponse(`Your roles do not carry \`${permission}\`: \`not-permitted\``)),
  );

/** Anybody may call this route. */
export const Public = () => SetMetadata<string, Required>(REQUIRES, 'nothing');

/** Who asks. */
export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<ApiRequest>();
  if (!caller) throw new Refused('not-signed-in', 'This needs a token.');
  return caller;
});
