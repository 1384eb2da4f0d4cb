import type { ActorId, CandidateGroup, Role } from '#libs/domain';
import type { Person } from '#libs/store';

/** Somebody at work, of all offices unless told otherwise. Lanes are for customs to see. */
export function somebody(
  id: string,
  role: Role,
  groups: CandidateGroup[],
  more: Partial<Person['actor']> = {},
): Person {
  return {
    actor: { id: id as ActorId, name: id, roles: [role], offices: ['*'], parties: [], ...more },
    groups,
    see: { lane: role !== 'broker' && role !== 'agency-officer', self: id as ActorId },
  };
}

export const officer = (id: string, offices = ['*']) => somebody(id, 'officer', ['documents', 'arrival'], { offices });
export const supervisor = somebody('sofia', 'supervisor', ['review', 'documents', 'scan', 'inspection', 'arrival']);
export const administrator = somebody('amparo', 'administrator', []);
export const broker = (id: string, parties: string[]) => somebody(id, 'broker', ['trader', 'arrival'], { parties });
export const agencyOfficer = (agency: string) =>
  somebody(`officer of ${agency}`, 'agency-officer', [`agency:${agency}`], { agency });
