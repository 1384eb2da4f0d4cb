import type { ApiBodyOptions } from '@nestjs/swagger';
import { EXAMPLE_DECLARATION } from './example-declaration.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const xml = { schema: { type: 'string', description: 'WCO Declaration 3.6' } } as const;

/** Bodies that come in several formats, which a single schema cannot tell. */
export const LODGEMENT_BODY: ApiBodyOptions = {
  required: true,
  description: 'A declaration',
  content: { 'application/json': { schema: ref('Declaration'), example: EXAMPLE_DECLARATION }, 'application/xml': xml },
} as ApiBodyOptions;

export const AMENDMENT_BODY: ApiBodyOptions = {
  required: true,
  description: 'The whole declaration as it is to be, or a WCO amendment message',
  content: {
    'application/json': {
      schema: ref('AmendmentRequest'),
      example: { reason: 'weight corrected', declaration: EXAMPLE_DECLARATION },
    },
    'application/xml': xml,
  },
} as ApiBodyOptions;
