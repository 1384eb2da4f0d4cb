import { z } from 'zod';
import { Role } from './actor.js';
import { ActorId } from './ids.js';

// People of customs and of agencies, as their own tokens told when they were last here: who they are is the identity provider's to say.

/** What somebody is called. The record knows them by their id alone. */
export const PersonName = z
  .object({ id: ActorId.describe('As the record names them (OpenID Connect `sub`)'), name: z.string() })
  .meta({ id: 'PersonName' });
export type PersonName = z.infer<typeof PersonName>;

/** Somebody who works here, and which tasks they may do. */
export const PersonView = PersonName.extend({
  roles: z.array(Role),
  offices: z.array(z.string()).describe('Whose tasks they may do; `*` is every office'),
  agency: z.string().nullable(),
  groups: z.array(z.string()).describe('Candidate groups whose tasks they may take'),
  seenOn: z.iso.date().describe('The last day on which they were here, in UTC'),
}).meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;
