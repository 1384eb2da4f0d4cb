import { Controller, Get, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ReleaseKeys, ReleaseNoteQuery } from '#libs/domain';
import { DeclarationParam, ProblemResponses } from '../docs/responses.js';
import type { ApiRequest } from '../http/api-request.js';
import { languageOf } from '../http/language-of.js';
import type { Caller } from '../identity/caller.js';
import { Me, Public, Requires } from '../identity/requires.js';
import { ReleaseNotes } from './release-notes.js';

@ApiTags('release notes')
@Controller()
export class ReleaseNotesController {
  constructor(private readonly notes: ReleaseNotes) {}

  @Get('declarations/:id/release-note')
  @Requires('declaration:read')
  @DeclarationParam()
  @ApiOperation({
    summary: 'The release note as PDF, for the gate',
    description:
      'Only of released goods. Its QR code is a JWS (EdDSA) that says MRN, office, instant, version and quantities, and no personal data: a gate checks it with no network, by a key of `GET /release-notes/keys`, on the pages or with `levante verify release-note`. The code says that the goods were released, not that they are still there.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ProblemResponses(400, 404, 409)
  async note(
    @Me() me: Caller,
    @Param('id') id: string,
    @Query({ schema: ReleaseNoteQuery }) query: ReleaseNoteQuery,
    @Req() request: ApiRequest,
  ) {
    const { mrn, bytes } = await this.notes.pdf(me, id, query.language ?? languageOf(request));
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="levante-${mrn}.pdf"`,
    });
  }

  // Public keys are for everybody: a gate has no account here.
  @Get('release-notes/keys')
  @Public()
  @ApiOperation({
    summary: 'Public keys of release notes, as a JSON Web Key Set',
    description: 'Take them once, compare their ids with what the administration publishes elsewhere, and keep them.',
  })
  @ApiOkResponse({ standardSchema: ReleaseKeys })
  @ProblemResponses()
  keys() {
    return this.notes.publicKeys();
  }
}
