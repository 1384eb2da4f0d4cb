import type { Response } from 'express';

/** Proxies cut a connection that is silent for long. */
const HEARTBEAT_MS = 15_000;
/** After that the client comes again, and shows that its token still holds. */
const LONGEST_MS = 60 * 60 * 1000;

/**
 * Begin to answer with server-sent events, until the client goes or an hour is over.
 *
 * @param open the streams under way; this one is in it until it ends
 * @param onHeartbeat called every fifteen seconds
 */
export function beginStream(response: Response, open: Set<Response>, onHeartbeat: () => void = () => {}): void {
  response.status(200).set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  response.write('retry: 2000\n\n');
  open.add(response);
  const heartbeat = setInterval(() => {
    response.write(': still here\n\n');
    onHeartbeat();
  }, HEARTBEAT_MS);
  const longest = setTimeout(() => response.end(), LONGEST_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(longest);
    open.delete(response);
  });
}
