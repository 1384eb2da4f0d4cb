import { Injectable } from '@nestjs/common';
import { jsonPointer, Refused, type DeclarationView } from '#libs/domain';
import { excessIn, readWco, warningsOf } from '#libs/formats';
import type { ApiRequest } from '../http/api-request.js';
import { issuesIn } from '../http/issues.js';
import { isJson, isXml, mediaTypeOf } from '../http/media-type.js';
import { readJson } from '../http/read-json.js';
import type { Caller } from '../identity/caller.js';
import { Corrections } from './corrections.js';
import { Reading } from './reading.js';
import { AmendmentRequest } from './requests.js';

/** Reads amendments of a declaration that the address names, in either format. */
@Injectable()
export class AmendmentIntake {
  constructor(
    private readonly corrections: Corrections,
    private readonly reading: Reading,
  ) {}

  async receive(caller: Caller, idOrMrn: string, request: ApiRequest): Promise<DeclarationView> {
    const bytes = request.received ?? Buffer.alloc(0);
    const mediaType = mediaTypeOf(request);
    const id = await this.reading.id(caller, idOrMrn);
    if (isXml(mediaType)) return this.corrections.amendByMessage(caller, id, amendmentIn(bytes), bytes);
    if (!isJson(mediaType)) throw new Refused('unsupported-content-type', 'Send application/json or application/xml.');
    const sent = readJson(bytes);
    const excess = excessIn(sent);
    if (excess)
      throw new Refused('content-invalid', 'The amendment holds far too much; `errors` says where.', {
        errors: [{ ...excess, path: jsonPointer(excess.path) }],
      });
    const read = AmendmentRequest.safeParse(sent);
    if (!read.success)
      throw new Refused('content-invalid', 'The amendment does not fit; `errors` names every place.', {
        errors: issuesIn(read.error.issues, sent),
      });
    const { declaration, reason, version } = read.data;
    const correction = { declaration, reason, warnings: warningsOf(declaration), officeAt: { path: '/office' }, bytes };
    return this.corrections.amend(caller, id, correction, version);
  }
}

function amendmentIn(bytes: Buffer) {
  const read = readWco(bytes);
  if (!read.ok)
    throw new Refused(read.malformed ? 'malformed-content' : 'content-invalid', 'The message cannot be read.', {
      errors: read.issues,
    });
  if (read.message.message !== 'amendment')
    throw new Refused('content-invalid', `This is not an amendment (FunctionCode 13) but a ${read.message.message}.`);
  return read.message;
}
