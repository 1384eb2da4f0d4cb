import type { Request } from 'express';
import type { Caller } from '../identity/caller.js';

/** A request as the routes find it. */
export interface ApiRequest extends Request {
  /** In the log, in the X-Request-Id header, and in the problem that an unexpected error becomes. */
  id: string;
  /** Who asks; set by the guard, absent on public routes. */
  caller?: Caller;
  /** The bytes as received, where the route reads a body. */
  received?: Buffer;
}
