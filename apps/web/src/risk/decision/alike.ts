import type { AssessmentView } from '#libs/domain';

type Contribution = AssessmentView['contributions'][number];

interface Moved {
  words: string;
  features: string[];
  contribution: number;
}

/** What moved a score, the most first, each thing once: several features may tell the same, and what they add to the log odds adds up. */
export function alike(contributions: Pick<Contribution, 'feature' | 'words' | 'contribution'>[]): Moved[] {
  const told = new Map<string, Moved>();
  for (const { feature, words, contribution } of contributions) {
    const before = told.get(words);
    told.set(words, {
      words,
      features: [...(before?.features ?? []), feature],
      contribution: (before?.contribution ?? 0) + contribution,
    });
  }
  return [...told.values()].toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
