import { z } from 'zod';
import { ActorId } from './ids.js';
import { Role } from './actor.js';
import { Office } from './office.js';

// What any client needs to know before it can do anything: whom to sign in with, who it acts for, and where the offices are.

/** How a client signs somebody in: the issuer's discovery document says the rest. */
export const ClientConfiguration = z
  .object({
    issuer: z.string().describe('OpenID Connect issuer whose access tokens are taken'),
    audience: z.string().describe('Audience that an access token must name'),
    clientId: z.string().describe('Public client for browsers: authorization code with PKCE'),
    country: z.string().describe('Country of this administration'),
  })
  .meta({ id: 'ClientConfiguration' });
export type ClientConfiguration = z.infer<typeof ClientConfiguration>;

/** Who the token says that I am, and what I may do. */
export const Me = z
  .object({
    id: ActorId,
    name: z.string(),
    roles: z.array(Role),
    offices: z.array(z.string()).describe('`*` is every office'),
    parties: z.array(z.string()),
    agency: z.string().nullable(),
    permissions: z.array(z.string()).describe('What my roles permit; each route names the permission that it requires'),
    groups: z.array(z.string()).describe('Candidate groups whose tasks I may take'),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** A customs office: where it is in time, when it is open, and what it promises. */
export const OfficeView = Office.pick({
  code: true,
  name: true,
  names: true,
  timeZone: true,
  country: true,
  openingHours: true,
  serviceLevels: true,
}).meta({
  id: 'OfficeView',
});
export type OfficeView = z.infer<typeof OfficeView>;
