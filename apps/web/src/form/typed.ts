import { useState } from 'react';
import { useMe } from '../api/queries.js';
import { stored, useStored } from '../device/stored.js';

/**
 * What is typed in a form, kept on this device under the person's name until it is sent.
 *
 * @param name what the form is about
 * @param empty the form before anything is typed
 * @returns what is typed, how to change a part of it, and how to forget it
 */
export function useTyped<T extends object>(name: string, empty: T): [T, (part: Partial<T>) => void, () => void] {
  const me = useMe()?.id ?? '';
  const [own] = useState(() => stored(`${name}.${me}`, empty));
  const change = (part: Partial<T>) => own.set({ ...own.get(), ...part });
  return [useStored(own), change, () => own.set(undefined)];
}
