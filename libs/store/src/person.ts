import type { Actor, CandidateGroup } from '#libs/domain';

/** What somebody may know of a declaration besides its state: lanes and risk reasons stay inside customs. */
export interface Sees {
  lane: boolean;
}

/** Somebody at work: who, the groups whose tasks they may take, and what they may see. */
export interface Person {
  actor: Actor;
  groups: CandidateGroup[];
  see: Sees;
}
