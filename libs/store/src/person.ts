import type { Actor, ActorId, CandidateGroup } from '#libs/domain';

/** What somebody may know of a declaration besides its state. */
export interface Sees {
  /** Lanes, risk reasons and the names of officers stay inside customs. */
  lane: boolean;
  /** Who they are: what they did themselves is never hidden from them. */
  self: ActorId;
}

/** Somebody at work: who, the groups whose tasks they may take, and what they may see. */
export interface Person {
  actor: Actor;
  groups: CandidateGroup[];
  see: Sees;
}
