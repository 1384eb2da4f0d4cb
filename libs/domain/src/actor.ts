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
  service: z.boolean().optional().describe('A program that acts for itself (client credentials), and nobody'),
});
export type Actor = z.infer<typeof Actor>;

/** Whether somebody is of customs or of an agency: no trader, and not customs' own intake. */
export const isStaff = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => role !== 'broker' && role !== 'gateway');
