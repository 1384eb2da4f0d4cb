import { useSyncExternalStore } from 'react';

// Parts of the pages are loaded when they are needed: a form's check, an area. Where one cannot be, the pages were renewed meanwhile, or
// the network went.
let isMissing = false;
const listeners = new Set<() => void>();

// Told by what the build puts around every import that is made while the pages run.
window.addEventListener('vite:preloadError', () => {
  isMissing = true;
  for (const listener of listeners) listener();
});

/** Whether a part of the pages could not be loaded: what waits for it does not happen until the pages are loaded again. */
export const usePartMissing = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => isMissing,
  );
