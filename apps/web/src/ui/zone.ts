/** What occurs most often; of equals the first, and undefined of nothing. */
export function mostOf(all: readonly string[]): string | undefined {
  const times = new Map<string, number>();
  for (const each of all) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** A zone as people know it, and how far from UTC it is at a moment: `America/Bogota (UTC-5)`. */
export function zoneTold(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  return timeZone === 'UTC' ? timeZone : `${timeZone} (${offset})`;
}
