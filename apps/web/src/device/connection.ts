import { useSyncExternalStore } from 'react';

// Whether the system answers. The browser knows only whether there is a network; requests tell the rest.
const listeners = new Set<() => void>();
let reachable = navigator.onLine;

/** Told by whoever sends requests: the last one was answered, or reached nobody. */
export function setReachable(is: boolean): void {
  if (is === reachable) return;
  reachable = is;
  for (const listener of listeners) listener();
}

window.addEventListener('offline', () => setReachable(false));
window.addEventListener('online', () => setReachable(true));

export const useReachable = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => reachable,
  );
