import type { ComponentType } from 'react';
import type { CandidateGroup } from '#libs/domain';
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
  load: () => Promise<{ default: ComponentType }>;
}
