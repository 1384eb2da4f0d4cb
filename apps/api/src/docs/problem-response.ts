import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';

/** How the documentation describes an answer that is a problem. The schema itself is defined once, by the document's builder. */
export const problemResponse = (description: string): ApiResponseNoStatusOptions => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
