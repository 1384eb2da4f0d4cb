import type { Me, OfficeView } from '#libs/domain';
import { stored } from '../device/stored.js';

/**
 * Who was signed in on this device last, by the API's word: no token, and of no use but to read what the device keeps. Without a
 * network the pages open under this name (docs/adr/0015).
 */
interface LastPerson {
  me: Me;
  offices: OfficeView[];
  /** When the API answered to their token last, milliseconds since 1970. */
  at: number;
}

/** A shift. Whoever was away for longer signs in before anything is shown. */
const SHIFT_MS = 12 * 60 * 60 * 1000;
/** Written so often at most. */
const EVERY_MS = 60 * 1000;

const last = stored<LastPerson | undefined>('last-person', undefined);

/** Keep who is signed in now. @returns whether it was somebody else before, who did not sign out */
export function rememberPerson(me: Me, offices: OfficeView[]): boolean {
  const before = last.get();
  // Those that were read before are better than none.
  last.set({ me, offices: offices.length > 0 ? offices : (before?.offices ?? []), at: Date.now() });
  return before !== undefined && before.me.id !== me.id;
}

/** The API answered to the person's token just now. */
export function rememberAnswer(): void {
  const person = last.get();
  if (person && Date.now() - person.at > EVERY_MS) last.set({ ...person, at: Date.now() });
}

export const forgetPerson = (): void => last.set(undefined);

/** Under whose name the pages may open while nobody answers; undefined where that is too long ago, or they signed out. */
export function personAway(): LastPerson | undefined {
  const person = last.get();
  return person && Date.now() - person.at < SHIFT_MS ? person : undefined;
}
