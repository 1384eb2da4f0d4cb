import type { ActorId, CandidateGroup } from '#libs/domain';
import { DEMO_PEOPLE } from '#libs/identity';
import type { Chance } from './chance.js';

/** The demo people who do such work at an office, besides colleagues of theirs: their inboxes are those that are asked for. */
const DEMO: Partial<Record<CandidateGroup, (office: string) => string[]>> = {
  documents: (office) => [{ COBOG: 'oscar', COBUN: 'omaira' }[office] ?? 'olga', 'olga'],
  scan: () => ['ines'],
  inspection: (office) => ['ines', ...(office === 'COCTG' ? ['ivan'] : [])],
  review: (office) => ['sofia', ...(office === 'COBOG' ? ['samuel'] : [])],
  audit: () => ['aurora', 'augusto'],
  arrival: () => ['gateway'],
};
const COLLEAGUES = 10;

/** Somebody who may do a task of this group at this office, and is none of those who are excluded from it. */
export function workerFor(group: CandidateGroup, office: string, excluded: readonly string[], chance: Chance): ActorId {
  const colleagues = Array.from({ length: COLLEAGUES }, (_each, index) => `${group}-${index + 1}.${office}`);
  const demo = group.startsWith('agency:') ? ofAgency(group.slice(7)) : (DEMO[group]?.(office) ?? []);
  const able = [...demo, ...(group === 'arrival' ? [] : colleagues)].filter((id) => !excluded.includes(id));
  return able[Math.floor(chance.next() * able.length)] as ActorId;
}

const ofAgency = (name: string): string[] => DEMO_PEOPLE.filter(({ agency }) => agency === name).map(({ id }) => id);

/** Who lodges and answers for a trader: a demo person where one acts for it. */
export function clerkOf(party: string): ActorId {
  const demo = DEMO_PEOPLE.find(({ parties }) => parties.includes(party));
  return (demo?.id ?? `clerk.${party}`) as ActorId;
}
