import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClientConfiguration, Me as MeView } from '#libs/domain';
import { permissionsOf } from '#libs/identity';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Public, Requires } from '../identity/requires.js';
import { SignIn } from './sign-in.js';

/** What any client asks first. */
@ApiTags('clients')
@Controller()
export class ClientsController {
  constructor(private readonly signIn: SignIn) {}

  @Get('configuration')
  @Public()
  @ApiOperation({
    summary: 'How to sign in',
    description: 'Issuer and public client; the issuer’s discovery document says the rest.',
  })
  @ApiOkResponse({ standardSchema: ClientConfiguration })
  @ProblemResponses()
  configuration(): ClientConfiguration {
    return this.signIn.configuration;
  }

  @Get('me')
  @Requires('self:read')
  @ApiOperation({ summary: 'Who I am, and what I may do' })
  @ApiOkResponse({ standardSchema: MeView })
  @ProblemResponses()
  me(@Me() { actor, groups }: Caller): MeView {
    const { id, name, roles, offices, parties, agency = null } = actor;
    return { id, name, roles, offices, parties, agency, permissions: permissionsOf(actor), groups };
  }
}
