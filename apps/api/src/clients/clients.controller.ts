import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClientConfiguration, Me as MeView, OfficeView } from '#libs/domain';
import { permissionsOf } from '#libs/identity';
import { organisationReader, type Organisation } from '#libs/store';
import { z } from 'zod';
import { Connections } from '../connections/connections.js';
import { ProblemResponses } from '../docs/responses.js';
import type { Caller } from '../identity/caller.js';
import { Me, Public, Requires } from '../identity/requires.js';
import { SignIn } from './sign-in.js';

/** What any client asks first. */
@ApiTags('clients')
@Controller()
export class ClientsController {
  private readonly organisation: () => Promise<Organisation>;

  constructor(
    connections: Connections,
    private readonly signIn: SignIn,
  ) {
    this.organisation = organisationReader(connections.record);
  }

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
    return { ...actor, agency: actor.agency ?? null, permissions: permissionsOf(actor), groups };
  }

  @Get('offices')
  @Requires('self:read')
  @ApiOperation({ summary: 'Customs offices, with their time zones and opening hours' })
  @ApiOkResponse({ standardSchema: z.array(OfficeView) })
  @ProblemResponses()
  async offices(): Promise<OfficeView[]> {
    const { offices } = await this.organisation();
    return [...offices.values()].map(({ code, name, timeZone, country, openingHours }) => ({
      code,
      name,
      timeZone,
      country,
      openingHours,
    }));
  }
}
