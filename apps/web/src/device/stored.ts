import { useSyncExternalStore } from 'react';

/** A value kept on this device under a name, the same in all tabs. */
export interface Stored<T> {
  get: () => T;
  /** Keep another value; undefined forgets it. Where the device takes nothing, it lasts as long as the page. */
  set: (value: T | undefined) => void;
  /** The same for what changes with every key: it is on the device within half a second, and before the page is out of sight. */
  setSoon: (value: T) => void;
  /** False where the device did not take what it is now. */
  isKept: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

const PREFIX = 'levante.';

/** A large form is turned into text so often at most, however fast somebody types: what a crash of the browser may take. */
const WITHIN_MS = 500;

/** What is newer than what the device has, by its key: it is written soon, or the device did not take it. Undefined forgets it. */
const newer = new Map<string, unknown>();
/** Which of these are written soon. */
const soon = new Set<string>();
/** What the device has, as it was read or written last: the same text is the same value, so that nobody is told of a change that is none. */
const known = new Map<string, { text: string; value: unknown }>();
const listeners = new Map<string, Set<() => void>>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(key: string): void {
  for (const listener of listeners.get(key) ?? []) listener();
}

/** Another tab kept something else. What is typed in this one is newer. */
function onOther({ key }: StorageEvent): void {
  if (key === null) return;
  if (!soon.has(key)) newer.delete(key);
  tell(key);
}

function write(key: string, value: unknown): void {
  soon.delete(key);
  try {
    if (value === undefined) {
      localStorage.removeItem(key);
      known.delete(key);
    } else {
      const text = JSON.stringify(value);
      localStorage.setItem(key, text);
      known.set(key, { text, value });
    }
    newer.delete(key);
  } catch {
    // Full, or forbidden.
    newer.set(key, value);
  }
  tell(key);
}

function writeAll(): void {
  clearTimeout(timer);
  timer = undefined;
  for (const key of [...soon]) write(key, newer.get(key));
}

function writeSoon(key: string, value: unknown): void {
  newer.set(key, value);
  soon.add(key);
  timer ??= setTimeout(writeAll, WITHIN_MS);
  // The page may never be in sight again. The same listener once more is none more.
  for (const event of ['pagehide', 'visibilitychange', 'blur']) window.addEventListener(event, writeAll);
  tell(key);
}

/** @param otherwise what it is while nothing is kept, or nothing that can be read */
export function stored<T>(name: string, otherwise: T): Stored<T> {
  const key = `${PREFIX}${name}`;
  const get = (): T => {
    if (newer.has(key)) return (newer.get(key) as T | undefined) ?? otherwise;
    const text = textAt(key);
    if (text === null) return otherwise;
    const before = known.get(key);
    if (before?.text === text) return before.value as T;
    const value = parsed(text, otherwise);
    known.set(key, { text, value });
    return value;
  };
  return {
    get,
    set: (value) => write(key, value),
    setSoon: (value) => writeSoon(key, value),
    isKept: () => soon.has(key) || !newer.has(key),
    subscribe: (listener) => {
      // The same listener again is none more.
      window.addEventListener('storage', onOther);
      const its = listeners.get(key) ?? new Set();
      listeners.set(key, its.add(listener));
      return () => void its.delete(listener);
    },
  };
}

/** The names under which something is kept on this device, whoever kept it. */
export function storedNames(): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

function textAt(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed<T>(text: string, otherwise: T): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return otherwise;
  }
}

/** The value, and again whenever it changes. */
export const useStored = <T>(its: Stored<T>): T => useSyncExternalStore(its.subscribe, its.get);

/** Whether the device took it, and again whenever that changes. */
export const useIsKept = <T>(its: Stored<T>): boolean => useSyncExternalStore(its.subscribe, its.isKept);
