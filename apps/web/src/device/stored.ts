import { useSyncExternalStore } from 'react';

/** A value kept on this device under a name, the same in all tabs. */
export interface Stored<T> {
  get: () => T;
  /** Keep another value; undefined forgets it. Where the device keeps nothing, it lasts as long as the page. */
  set: (value: T | undefined) => void;
  subscribe: (listener: () => void) => () => void;
}

/** @param otherwise what it is while nothing is kept, or nothing that can be read */
export function stored<T>(name: string, otherwise: T): Stored<T> {
  const key = `levante.${name}`;
  const listeners = new Set<() => void>();
  let known: { text: string | null; value: T } | undefined;
  let unkept: string | null = null;

  const text = (): string | null => {
    try {
      return localStorage.getItem(key) ?? unkept;
    } catch {
      return unkept;
    }
  };
  const get = (): T => {
    const now = text();
    // The same text is the same value, so that whoever watches is not told of a change that is none.
    if (known?.text !== now) known = { text: now, value: parsed(now, otherwise) };
    return known.value;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  window.addEventListener('storage', (event) => {
    if (event.key === key) tell();
  });
  return {
    get,
    set: (value) => {
      unkept = value === undefined ? null : JSON.stringify(value);
      try {
        if (unkept === null) localStorage.removeItem(key);
        else localStorage.setItem(key, unkept);
      } catch {
        // Full, or forbidden: it lasts as long as the page.
      }
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function parsed<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise;
  try {
    return JSON.parse(text) as T;
  } catch {
    return otherwise;
  }
}

/** The value, and again whenever it changes. */
export const useStored = <T>(its: Stored<T>): T => useSyncExternalStore(its.subscribe, its.get);
