import type { Person } from '#libs/store';

/** Who sends a request, and by what a repetition of it is told, where an Idempotency-Key says so. */
export interface Caller extends Person {
  /** Of the request by which they ask: as in the log. */
  requestId: string;
  once?: Once;
}

/** A request that is to be done once. */
export interface Once {
  key: string;
  /** SHA-256 of all that makes up the request. */
  request: string;
  /** SHA-256 of caller, key and request: the id under which Temporal tells a repetition of an Update. */
  updateId: string;
}
