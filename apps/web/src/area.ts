import type { ComponentType } from 'react';
import type { CandidateGroup, Role } from '#libs/domain';
import type { Permission } from '#libs/identity';
import type { Both } from './texts/language.js';

/** The pages of one user: where they begin, who is offered them, and how they are loaded, when they are needed. */
export interface Area {
  /** Beginning of the address: `/app/<area>`. Everything below is the area's own. */
  path: string;
  name: Both<string>;
  /** Who lacks this is not offered it. */
  requires: Permission;
  /** Whoever is not of this group is not offered it, where there is one. */
  group?: CandidateGroup;
  /** Where whoever has this role begins; others begin at the first that they are offered. */
  homeOf?: Role;
  load: () => Promise<{ default: ComponentType }>;
  /** What it keeps on the device, where it keeps anything. */
  kept?: () => Promise<Kept>;
}

/** What an area keeps on the device for whoever works without a network. */
export interface Kept {
  /** How many things of a person wait to be sent, or were refused and wait for the person. */
  unsent: (person: string) => Promise<number>;
  /** Send what waits, as far as somebody answers. It is called again and again, from whatever page is open. */
  send: (person: string) => Promise<void>;
  /** Forget whatever can be read again, of all people but this one. Nothing that was typed is forgotten, whoever typed it. */
  forgetRead: (but?: string) => Promise<void>;
}
