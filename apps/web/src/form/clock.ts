/** What a clock in a zone shows at an instant, as an input of date and time takes it: 2026-11-29T14:30. */
export const clockOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T');

/** The instant at which a clock in a zone shows this; of an hour that comes twice, the first. */
export function instantOf(clock: string, timeZone: string): string {
  const shown = Date.parse(`${clock}Z`);
  const ahead = (at: number): number => Date.parse(`${clockOf(new Date(at).toISOString(), timeZone)}Z`) - at;
  // A zone's distance from UTC may change between midnight in UTC and in the zone, so both guesses are tried.
  const guesses = [shown - ahead(shown - 86_400_000), shown - ahead(shown + 86_400_000)];
  const exact = guesses.filter((at) => clockOf(new Date(at).toISOString(), timeZone) === clock);
  return new Date(Math.min(...(exact.length > 0 ? exact : guesses))).toISOString();
}
