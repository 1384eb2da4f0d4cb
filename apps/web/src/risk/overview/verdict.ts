import type { FoundShare, PerformanceGroup } from '#libs/domain';

/** What precision beside the random control allows to say. */
export type Verdict = 'nothing' | 'no-control' | 'better' | 'worse' | 'unsure';

/** Better or worse only where the two intervals do not meet: so said, it holds on more data too. */
export function verdictOf(hits: FoundShare, control: FoundShare): Verdict {
  if (hits.of === 0) return 'nothing';
  if (control.of === 0) return 'no-control';
  if (hits.low > control.high) return 'better';
  if (hits.high < control.low) return 'worse';
  return 'unsure';
}

/**
 * How many declarations were wrong, if all are as those that were drawn at random; undefined where nothing was. Never fewer than were
 * found to be.
 */
export function wrongIn({
  declarations,
  hits,
  randomControl,
}: Pick<PerformanceGroup, 'declarations' | 'hits' | 'randomControl'>): { least: number; most: number } | undefined {
  if (randomControl.of === 0) return undefined;
  const least = Math.max(hits.found, Math.round(randomControl.low * declarations));
  return { least, most: Math.max(least, Math.round(randomControl.high * declarations)) };
}
