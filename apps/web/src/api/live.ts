import { answered } from './client.js';
import { eventsIn, READY, type Told } from './events.js';
import { pause } from './pause.js';
import { queries } from './queries.js';
import { together, type Listen } from './together.js';

/** Over HTTP/1.1 a browser opens six connections to a system for all its windows together: two are left for requests. */
const CONNECTIONS = ['1', '2', '3', '4'];
/** Where none is free, what is shown is read anew so often instead. */
const CROWDED_MS = 20_000;

/**
 * Follow a stream of the API's server-sent events, again after every break, until the signal says to stop. Windows of one browser in
 * which the same person follows the same share one stream. While the page is out of sight it follows nothing, so a browser never
 * freezes the one that listens. Whoever follows reads anew when it is told `ready`, and when a stream begins.
 */
export async function follow(path: string, tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  // All that the API says of a person is in the name, so who may see less, or more, is told by a stream of their own.
  const name = `levante.live ${JSON.stringify(queries.getQueryData(['/me']))} ${path}`;
  while (!signal.aborted) {
    if (document.hidden) {
      await changeOfSight(signal);
      continue;
    }
    const stop = new AbortController();
    const check = () => {
      if (document.hidden || signal.aborted) stop.abort();
    };
    document.addEventListener('visibilitychange', check, { signal: stop.signal });
    signal.addEventListener('abort', check, { signal: stop.signal });
    await together(name, listenTo(path), tell, stop.signal);
  }
}

/** The page comes into sight, or the signal says to stop. */
const changeOfSight = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** EventSource cannot send a token, so the stream is read by hand. */
const listenTo =
  (path: string): Listen =>
  async (hears, tell, signal) => {
    const read = eventsIn(tell);
    const take = (piece: Uint8Array) => {
      hears();
      read(piece);
    };
    const hasConnection = await withConnection(() =>
      // The system is away, or the session over: others say so. It is tried again in any case.
      answered(path, { signal, headers: { accept: 'text/event-stream' } }, { take }).catch(() => {}),
    );
    if (hasConnection) return;
    hears();
    tell(READY);
    await pause(CROWDED_MS, signal);
  };

/** Use one of the connections that streams may have. @returns whether one was free */
async function withConnection(use: () => Promise<unknown>): Promise<boolean> {
  for (const each of CONNECTIONS) {
    const isUsed = await navigator.locks.request(`levante.connection.${each}`, { ifAvailable: true }, async (lock) => {
      if (lock) await use();
      return lock !== null;
    });
    if (isUsed) return true;
  }
  return false;
}
