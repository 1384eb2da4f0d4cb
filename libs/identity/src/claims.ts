import { z } from 'zod';
import { Actor, ActorId, Role } from '#libs/domain';
import { TokenRefused } from './token-refused.js';

/** Under which names an issuer says who the actor is. */
export interface ClaimNames {
  id: string;
  name: string;
  roles: string;
  offices: string;
  parties: string;
  agency: string;
}

export const CLAIM_NAMES: ClaimNames = {
  id: 'sub',
  name: 'name',
  roles: 'levante_roles',
  offices: 'levante_offices',
  parties: 'levante_parties',
  agency: 'levante_agency',
};

// Some issuers give a single value as a plain string.
const strings = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

// An issuer that serves other systems too gives roles of theirs: those mean nothing here and are passed over.
const knownRoles = strings.transform((roles) =>
  roles.flatMap((role) => {
    const known = Role.safeParse(role);
    return known.success ? [known.data] : [];
  }),
);

const Claims = z.object({
  id: ActorId,
  name: z.string().optional(),
  roles: knownRoles,
  offices: strings,
  parties: strings,
  agency: z.string().optional(),
});

/**
 * The actor that verified claims describe. Without a name the id stands for it; `service` says that it is nobody's token.
 * @throws TokenRefused `token-malformed` for a claim of the wrong shape, `token-without-roles` if no role is known here.
 */
export function actorOf(claims: Record<string, unknown>, names: ClaimNames): Actor {
  const read = Claims.safeParse(Object.fromEntries(entriesOf(names).map(([key, name]) => [key, claims[name]])));
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => names[issue.path[0] as keyof ClaimNames]);
    throw new TokenRefused('token-malformed', `The token's claim ${wrong.join(', ')} has an unexpected shape.`);
  }
  const { roles, ...rest } = read.data;
  const service = isOfService(claims) ? { service: true } : {};
  if (roles.length === 0) {
    throw new TokenRefused('token-without-roles', `The token's claim ${names.roles} names no role that is known here.`);
  }
  return Actor.parse({ ...rest, name: rest.name ?? rest.id, roles, ...service });
}

/**
 * Whether a token was given to a program for itself: its subject is the client that asked for it (RFC 9068, 2.2), and nobody signed in
 * for it. An issuer that names an account of its own as the subject (Keycloak does) makes a program look like a person.
 */
const isOfService = ({ sub, client_id: client, azp, auth_time: signedIn }: Record<string, unknown>): boolean =>
  sub !== undefined && sub === (client ?? azp) && signedIn === undefined;

/** The claims that describe an actor, the other way round. */
export function claimsOf(actor: Actor, names: ClaimNames): Record<string, unknown> {
  return Object.fromEntries(entriesOf(names).map(([key, name]) => [name, actor[key]]));
}

const entriesOf = (names: ClaimNames): [keyof ClaimNames, string][] =>
  Object.entries(names) as [keyof ClaimNames, string][];
