import { Declaration, Sha256 } from '#libs/domain';
import { z } from 'zod';

/** One version of what was declared. */
export const ContentView = z
  .object({
    version: z.int(),
    content: Declaration,
    contentSha256: Sha256.describe('Of the content’s canonical JSON'),
    receivedSha256: Sha256.describe('Of the bytes as received'),
  })
  .meta({ id: 'DeclaredContent' });
