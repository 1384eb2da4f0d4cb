import { useEffect } from 'react';
import { gathered } from '../api/gathered.js';
import { follow } from '../api/live.js';
import { refresh } from '../api/queries.js';

/** Changes come in crowds: what is on the screen is read anew once for all of them. */
const GATHER_MS = 300;

/** While a list is open, follow the tasks of my declarations: a declaration changes with its tasks, and is read anew when one does. */
export const useLiveList = (): void => useLive('/tasks/events', '/declarations', '/tasks/');

/** While a declaration is open, follow it alone: its tasks, and what happens without one, release above all. */
export const useLiveDeclaration = (id: string): void =>
  useLive(`/declarations/${id}/events`, `/declarations/${id}`, `/tasks/${id}.`);

// A page follows one stream: a browser opens six connections to a system, for all its windows together.
function useLive(stream: string, ...paths: [string, string]): void {
  const [first, second] = paths;
  useEffect(() => {
    const stop = new AbortController();
    const { ask, stop: stopReading } = gathered(() => refresh(first, second), GATHER_MS);
    void follow(stream, ask, stop.signal);
    return () => {
      stop.abort();
      stopReading();
    };
  }, [stream, first, second]);
}
