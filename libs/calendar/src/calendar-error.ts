/** An office's configuration from which no deadline can be computed: which office or zone, and what is wrong with it. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  constructor(
    readonly code: 'unknown-time-zone' | 'unknown-country' | 'opening-hours-reversed' | 'never-opens' | 'no-extension',
    detail: string,
  ) {
    super(detail);
  }
}
