import type { Me, OfficeView } from '#libs/domain';
import { stored } from '../device/stored.js';

/**
 * Who was signed in on this device last, by the API's word: no token, and of no use but to read what the device keeps. Without a
 * network the pages open under this name (docs/adr/0015).
 */
interface LastPerson {
  me: Me;
  offices: OfficeView[];
  /** Milliseconds since 1970. */
  at: number;
}

/** A shift. Whoever was away for longer signs in before anything is shown. */
const SHIFT_MS = 12 * 60 * 60 * 1000;

const last = stored<LastPerson | undefined>('last-person', undefined);

/** Keep who is signed in now. */
export const rememberPerson = (me: Me, offices: OfficeView[]): void => last.set({ me, offices, at: Date.now() });

export const forgetPerson = (): void => last.set(undefined);

/** Under whose name the pages may open while nobody answers; undefined where that is too long ago, or they signed out. */
export function personAway(): LastPerson | undefined {
  const person = last.get();
  return person && Date.now() - person.at < SHIFT_MS ? person : undefined;
}
