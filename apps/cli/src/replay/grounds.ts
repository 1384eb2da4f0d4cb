/** Why goods were inspected: by models, to learn, at random, by rules, or because something of targeting failed. */
export const GROUNDS = ['priority', 'exploration', 'random', 'rules', 'faults'] as const;
export type Ground = (typeof GROUNDS)[number];

/**
 * Grounds of an inspection by the reasons of the assessment: of those that asked for it, or, where none did by itself (rules that weigh
 * much together, a suspicious scan), of all.
 */
export function groundsOf(reasons: readonly { rule: string; lane: string }[]): Ground[] {
  const asked = reasons.filter(({ lane }) => lane === 'red');
  return [...new Set((asked.length > 0 ? asked : reasons).map(({ rule }) => groundOf(rule)))];
}

function groundOf(rule: string): Ground {
  if (rule === 'random-control') return 'random';
  if (rule === 'exploration') return 'exploration';
  if (rule.startsWith('model:')) return 'priority';
  return rule === 'targeting-failed' || /^(rule|model)-failed:/.test(rule) ? 'faults' : 'rules';
}
