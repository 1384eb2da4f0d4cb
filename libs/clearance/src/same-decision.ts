import type { Decided } from '#libs/domain';

/**
 * Whether something on record is this very decision, taken by an attempt whose worker died before anybody heard of it: all that
 * was decided is in it. Its instant may differ, since the clock went on; what the recorder adds (number, hash, due date) does.
 */
export function isSameDecision(recorded: Decided | undefined, decided: Decided | undefined): boolean {
  if (!recorded || !decided) return false;
  return holds(recorded, { ...decided, at: recorded.at });
}

/** Whether a value has everything that a part of it says. */
function holds(whole: unknown, part: unknown): boolean {
  if (part === undefined) return true;
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part) && !(Array.isArray(whole) && whole.length === part.length)) return false;
  const has: Record<string, unknown> = { ...whole };
  return Object.entries(part).every(([name, member]) => holds(has[name], member));
}
