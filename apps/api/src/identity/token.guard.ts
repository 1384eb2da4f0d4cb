import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refused } from '#libs/domain';
import { can, groupsOf } from '#libs/identity';
import type { ApiRequest } from '../http/api-request.js';
import { bearerOf } from './bearer.js';
import { REQUIRES, type Required } from './requires.js';
import { SeenPeople } from '../people/seen-people.js';
import { Tokens } from './tokens.js';

/** Who calls, and whether they may: verifies the token, then the permission that stands on the route. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly people: SeenPeople,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.get<Required | undefined>(REQUIRES, context.getHandler());
    if (required === 'nothing') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const actor = await this.tokens.verify(bearerOf(request));
    // A route that says nothing is open to nobody: forgetting it must not open it.
    if (required === undefined || !can(actor, required))
      throw new Refused('not-permitted', `This needs the permission ${required ?? 'of nobody'}; your roles lack it.`);
    this.people.saw(actor);
    const see = { lane: can(actor, 'lane:see'), self: actor.id };
    request.caller = { actor, groups: groupsOf(actor), see, requestId: request.id };
    return true;
  }
}
