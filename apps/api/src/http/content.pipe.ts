import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Refused } from '#libs/domain';
import { issuesIn, issuesInQuery } from './issues.js';

/** Parses bodies and queries by the schema that stands on the parameter, and names everything that is wrong at once. */
@Injectable()
export class ContentPipe implements PipeTransform {
  async transform(value: unknown, { schema, type }: ArgumentMetadata): Promise<unknown> {
    if (!schema) return value;
    const result = await schema['~standard'].validate(value);
    if (!result.issues) return result.value;
    if (type === 'query')
      throw new Refused('malformed-content', 'The query is not understood; `errors` says what.', {
        errors: issuesInQuery(result.issues),
      });
    throw new Refused('content-invalid', 'What was sent does not fit; `errors` names every place.', {
      errors: issuesIn(result.issues, value),
    });
  }
}
