/**
 * An office's configuration from which no deadline can be computed: which office or zone, what is wrong with it, and where in the office
 * (JSON pointer).
 */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  constructor(
    readonly code:
      | 'unknown-time-zone'
      | 'unknown-country'
      | 'opening-hours-reversed'
      | 'never-opens'
      | 'never-ends'
      | 'no-extension',
    detail: string,
    readonly path = '',
  ) {
    super(detail);
  }
}
