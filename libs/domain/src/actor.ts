import { z } from 'zod';
import { ActorId } from './ids.js';

/** What people (and the intake gateway) may be. */
export const ROLES = [
  'officer',
  'inspector',
  'supervisor',
  'agency-officer',
  'risk-analyst',
  'administrator',
  'auditor',
  'broker',
  'gateway',
] as const;
export const Role = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Somebody who acts, as a token of the identity provider says. Offices `['*']` are all offices. */
export const Actor = z.object({
  id: ActorId,
  name: z.string(),
  roles: z.array(Role).min(1),
  offices: z.array(z.string()),
  parties: z.array(z.string()),
  agency: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;
