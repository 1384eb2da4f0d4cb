import type { Declaration, Reason } from '#libs/domain';

/** A risk rule: what it looks for in a declaration, and what it tells the officer where it applies. */
export interface Rule extends Omit<Reason, 'rule'> {
  id: string;
  applies(declaration: Declaration): boolean;
}
